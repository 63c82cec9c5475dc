<?php

require __DIR__ . '/../vendor/autoload.php';

echo (new Blog\Page())->text();
