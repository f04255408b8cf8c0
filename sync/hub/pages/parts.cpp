// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on more than one page.
#include "sync/hub/pages/pages.h"

namespace naru::hub {

void addHeading(Html& page, const QString& title, const QString& second)
{
    page.tag("<div class=\"top\"><div><h1>")
        .text(title)
        .tag("</h1><p class=\"second\">")
        .text(second)
        .tag("</p></div></div>");
}

void addHeads(Html& page, const QString& caption, std::span<const ColumnHead> heads)
{
    // On a narrow screen it is moved sideways, by a finger or with the arrow keys.
    page.tag("<div class=\"card\" role=\"region\" tabindex=\"0\"").attribute("aria-label", caption);
    page.tag("><table><caption class=\"unseen\">").text(caption).tag("</caption><thead><tr>");
    for (const auto& [korean, english] : heads)
        page.tag("<th scope=\"col\">").say(korean, english).tag("</th>");
    page.tag("</tr></thead><tbody>");
}

void addEnd(Html& page)
{
    page.tag("</tbody></table></div>");
}

void addNothing(Html& page, const char* glyph, const QString& title, const QString& sentence)
{
    page.tag("<section class=\"card empty\"><h2 class=\"").tag(glyph).tag("\">").icon(glyph).text(title);
    page.tag("</h2><p>").text(sentence).tag("</p></section>");
}

void addNote(Html& page, const QString& note)
{
    if (!note.isEmpty())
        page.tag("<p class=\"note\" role=\"status\">").icon("info").text(note).tag("</p>");
}

void addDeskCell(Html& page, const QByteArray& device, const QString& site, const QString& name)
{
    page.tag("<tr><th scope=\"row\"><a").attribute("href", deskPath(device)).tag(">");
    page.text(site + u' ' + name).tag("</a></th><td>");
}

} // namespace naru::hub
