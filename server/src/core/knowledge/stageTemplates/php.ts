// Templates of PHP: Apache with the module, or FPM behind another web server; packages by Composer.
import { exposed, type StageTemplate, syntaxLine } from "./types";

const vendor = `FROM composer:{{composer}} AS vendor
WORKDIR /app
# Packages, in a layer that changes with the lock file alone. The extensions are in the final image, not here.
COPY {{manifests}} ./
RUN --mount=type=cache,target=/tmp/cache composer install --no-dev --no-scripts --no-autoloader --no-interaction --ignore-platform-reqs
COPY . .
RUN composer dump-autoload --no-dev --optimize --no-scripts
`;

const extensions = `{{?extensions}}COPY --from=mlocati/php-extension-installer:2 /usr/bin/install-php-extensions /usr/local/bin/
{{?extensions}}RUN install-php-extensions {{extensions}}
`;

const ignore = ["vendor", ".phpunit.cache", ".phpunit.result.cache", "node_modules"];
const writable = `{{?writable}}# The framework writes here; everything else stays root's.
{{?writable}}RUN chown -R www-data:www-data {{writable}}
`;

export const phpApacheTemplate: StageTemplate = {
  kind: "php-apache",
  title: "PHP with Apache",
  dockerfile: `${syntaxLine}${vendor}
# The official image with Apache's module: one process answers HTTP, no second container is needed.
FROM php:{{php}}-apache-{{debian}} AS runtime
WORKDIR /var/www/html
${extensions}# Port 8080 needs no root.
RUN mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini" \\
    && sed -i 's/^Listen 80$/Listen 8080/' /etc/apache2/ports.conf \\
    && sed -i 's/:80>/:8080>/' /etc/apache2/sites-available/000-default.conf \\
{{?documentRoot}}    && sed -i 's!/var/www/html!{{documentRoot}}!' /etc/apache2/sites-available/000-default.conf \\
    && a2enmod rewrite
COPY --from=vendor /app ./
${writable}USER www-data
${exposed}CMD ["apache2-foreground"]
`,
  ignore,
};

export const phpFpmTemplate: StageTemplate = {
  kind: "php-fpm",
  title: "PHP with FPM",
  dockerfile: `${syntaxLine}${vendor}
# FPM on Alpine: the smallest official PHP; a web server in another container speaks FastCGI to port 9000.
FROM php:{{php}}-fpm-alpine AS runtime
WORKDIR /var/www/html
${extensions}RUN mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini"
COPY --from=vendor /app ./
${writable}USER www-data
${exposed}CMD ["php-fpm"]
`,
  ignore,
};
