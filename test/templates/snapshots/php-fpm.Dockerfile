# syntax=docker/dockerfile:1
FROM composer:2.8 AS vendor
WORKDIR /app
# Packages, in a layer that changes with the lock file alone. The extensions are in the final image, not here.
COPY composer.json composer.lock ./
RUN --mount=type=cache,target=/tmp/cache composer install --no-dev --no-scripts --no-autoloader --no-interaction --ignore-platform-reqs
COPY . .
RUN composer dump-autoload --no-dev --optimize --no-scripts

# FPM on Alpine: the smallest official PHP; a web server in another container speaks FastCGI to port 9000.
FROM php:8.3-fpm-alpine AS runtime
WORKDIR /var/www/html
RUN mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini"
COPY --from=vendor /app ./
USER www-data
EXPOSE 9000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["php", "-r", "exit((int) !@fsockopen('127.0.0.1', 9000));"]
CMD ["php-fpm"]
