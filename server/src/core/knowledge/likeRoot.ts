// Programs that are as good as root for whoever may run them as root: they give files away, write them, or run what they are told.
export const likeRoot =
  /^(?:all|chown|chmod|su|sh|bash|dash|zsh|env|tee|cp|mv|install|ln|dd|tar|sed|find|xargs|vi|vim|nano|python[\d.]*|perl|ruby|node|docker|apt|apt-get|apk|yum|dnf|pip3?|npm|make|mount)$/i;
