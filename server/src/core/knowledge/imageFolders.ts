// Folders that an image has before anything is copied into it.

/** Every distribution has them. */
const ofSystem =
  /^\/(?:bin|boot|dev|etc|home|lib\d*|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|usr\/(?:bin|lib|local|sbin|share)|usr\/local\/(?:bin|lib|sbin|share)|var|var\/(?:cache|lib|log|run|spool|tmp))$/;

/** What official images serve and read. Source: their Dockerfiles. */
const ofImages: readonly { readonly image: RegExp; readonly folder: RegExp }[] = [
  {
    image: /(?:^|\/)nginx(?:-unprivileged)?$/,
    folder: /^\/usr\/share\/nginx(?:\/html)?$|^\/etc\/nginx(?:\/conf\.d)?$|^\/var\/(?:cache|log)\/nginx$/,
  },
  { image: /^(?:php|wordpress|drupal|joomla)$/, folder: /^\/var\/www(?:\/html)?$|^\/usr\/src$|^\/usr\/local\/etc\/php(?:\/conf\.d)?$/ },
  { image: /^httpd$/, folder: /^\/usr\/local\/apache2(?:\/(?:htdocs|conf|conf\/extra))?$/ },
  { image: /^tomcat$/, folder: /^\/usr\/local\/tomcat(?:\/(?:webapps|conf|lib))?$/ },
  { image: /^node$/, folder: /^\/home\/node$/ },
];

/** @param image its plain name, if it is known */
export const hasFolder = (image: string | undefined, folder: string): boolean =>
  ofSystem.test(folder) || (image !== undefined && ofImages.some((row) => row.image.test(image) && row.folder.test(folder)));
