// Runs before everything else and must be read by any browser: old syntax only.
(() => {
  var able =
    'noModule' in document.createElement('script') &&
    typeof Promise === 'function' &&
    typeof Promise.any === 'function' &&
    typeof String.prototype.replaceAll === 'function' &&
    typeof Array.prototype.at === 'function';
  if (!able) {
    location.replace('/unsupported.html');
  }
})();
