// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the part that changes up to date every ten seconds; without it the page is the same, as of when it was loaded.
"use strict";
(() => {
    const everyMs = 10000;
    const refresh = async () => {
        const live = document.getElementById("live");
        if (!live || document.hidden || live.contains(document.activeElement))
            return;
        try {
            const answer = await fetch(location.href, { credentials: "same-origin", redirect: "error" });
            if (!answer.ok)
                return;
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const fresh = page.getElementById("live");
            if (fresh && !live.contains(document.activeElement))
                live.replaceWith(document.adoptNode(fresh));
        } catch {
            // The hub is away for a moment: what stands here stays, and the next turn tries again.
        }
    };
    setInterval(refresh, everyMs);
})();
