// The reader's own choice of letters and light, kept in this browser alone. Runs before the page
// is painted, so that it never flashes; where storage is closed, the page is as it comes.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.remove("no-js");
  try {
    var size = localStorage.getItem("fanzha-size");
    var light = localStorage.getItem("fanzha-light");
    if (size === "125" || size === "150") root.dataset.size = size;
    if (light === "dark" || light === "light") root.dataset.light = light;
  } catch (closed) {
    // Private windows of some browsers refuse storage.
  }
})();
