# syntax=docker/dockerfile:1
FROM composer:2.8 AS vendor
WORKDIR /app
# Packages, in a layer that changes with the lock file alone. The extensions are in the final image, not here.
COPY composer.json composer.lock ./
RUN --mount=type=cache,target=/tmp/cache composer install --no-dev --no-scripts --no-autoloader --no-interaction --ignore-platform-reqs
COPY . .
RUN composer dump-autoload --no-dev --optimize --no-scripts

# The official image with Apache's module: one process answers HTTP, no second container is needed.
FROM php:8.4-apache-bookworm AS runtime
WORKDIR /var/www/html
COPY --from=mlocati/php-extension-installer:2 /usr/bin/install-php-extensions /usr/local/bin/
RUN install-php-extensions pdo_mysql intl
# Port 8080 needs no root.
RUN mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini" \
    && sed -i 's/^Listen 80$/Listen 8080/' /etc/apache2/ports.conf \
    && sed -i 's/:80>/:8080>/' /etc/apache2/sites-available/000-default.conf \
    && sed -i 's!/var/www/html!/var/www/html/public!' /etc/apache2/sites-available/000-default.conf \
    && a2enmod rewrite
COPY --from=vendor /app ./
USER www-data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["php", "-r", "exit((int) !@fsockopen('127.0.0.1', 8080));"]
CMD ["apache2-foreground"]
