<?php

namespace Blog;

class Page
{
    public function text(): string
    {
        return 'hello';
    }
}
