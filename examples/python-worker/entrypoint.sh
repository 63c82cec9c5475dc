#!/bin/sh
echo "starting with $WORKERS workers on $QUEUE"
"$@"
