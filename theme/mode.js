// Sets the stored colour scheme before the page is painted. A classic script, because a module would come too late.
(function () {
  var root = document.documentElement;
  root.dataset.script = "on";
  try {
    var scheme = localStorage.getItem("lyceum/scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch (error) {
    // Storage is closed to this page: it follows the system.
  }
})();
