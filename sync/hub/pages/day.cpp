// SPDX-License-Identifier: GPL-3.0-or-later
// One day of a centre, to be printed and signed for: nothing is missing, or what.
#include "sync/hub/daybook.h"
#include "sync/hub/pages/pages.h"

#include <QUrl>

#include <array>

namespace naru::hub {

namespace {

struct GapWords {
    const char *korean, *english, *koreanNext, *englishNext;
};

GapWords wordsOf(DayGap gap)
{
    switch (gap) {
    case DayGap::NotOver:
        return {"아직 끝나지 않은 날입니다.", "That day is not over.", "자정이 지난 뒤 다시 만드세요.",
            "Make it again after midnight."};
    case DayGap::NotHeard:
        return {"그날이 끝난 뒤 소식이 없습니다. 더 있는지 알 수 없습니다.",
            "Not heard of since that day ended: it may hold more.", "그 창구를 켜서 인터넷에 잇거나, USB로 나르세요.",
            "Switch the desk on and connect it, or carry by USB."};
    case DayGap::Unsent:
        return {"그날의 기록이 창구에 남아 있습니다. 안 보낸 것이 %1건입니다.",
            "Entries of that day are still at the desk: %1 unsent.", "창구를 인터넷에 잇거나, USB로 나르세요.",
            "Connect the desk, or carry by USB."};
    case DayGap::Broken:
        return {"%1번 기록 뒤가 이어지지 않습니다.", "What stands behind entry %1 does not follow from it.",
            "저장소가 상했거나 누가 고쳤습니다. ‘살필 것’을 보세요.",
            "The store is damaged, or was changed. See “Needs a look”."};
    case DayGap::NotInLog:
        return {"그날의 끝을 덮는 확인점이 아직 없습니다.", "No checkpoint covers the end of that day yet.",
            "한 시간 안에 생깁니다. 그 뒤 다시 만드세요.", "There is one within an hour. Make it again then."};
    case DayGap::NotAdded:
        return {"돈을 아직 다 더하지 못했습니다.", "Sums are not added up yet.", "잠시 뒤 다시 만드세요.",
            "Make it again in a moment."};
    case DayGap::Held:
        return {"받은 기록 가운데 %1건을 읽지 못했습니다. 합계에 빠졌을 수 있습니다.",
            "%1 entries are here and could not be read: sums may lack them.", "‘격리함’에서 까닭을 보세요.",
            "See the held entries."};
    case DayGap::Forked:
        return {"그날 뒤에 옛 상태로 되돌려졌습니다. 그 전에 보내지 않은 것은 잃었을 수 있습니다.",
            "Restored to an older state behind that day: what was not sent before may be lost.",
            "무엇을 되살렸는지 센터에 묻고, 창구 쪽에서 ‘확인했음’을 누르세요.",
            "Ask the centre what was restored, then press “Seen” on the desk's page."};
    case DayGap::ForkNoted:
        return {"그날 뒤에 옛 상태로 되돌려졌고, 운영자가 확인했습니다.",
            "Restored to an older state behind that day; an operator has looked into it.", "더 할 일은 없습니다.",
            "Nothing is left to do."};
    case DayGap::NoSuchSite:
        break;
    }
    return {
        "그런 이름의 센터가 없습니다.", "There is no centre of that name.", "이름을 다시 보세요.", "Look at the name."};
}

void addGap(Html& page, DayGap gap, quint64 count, const QString& desk)
{
    const GapWords words = wordsOf(gap);
    const char* const glyph = isMissing(gap) ? "state-no" : "state-warn";
    page.tag("<li class=\"state ").tag(glyph).tag("\">").icon(glyph).tag("<span>");
    if (!desk.isEmpty())
        page.tag("<b>").text(desk).tag("</b> ");
    page.say(words.korean, words.english, {numberWords(count)}).tag("<br><span class=\"second\">");
    page.say(words.koreanNext, words.englishNext).tag("</span></span></li>");
}

QString money(Tongue tongue, qint64 won)
{
    const QString sign = won < 0 ? QStringLiteral("−") : QString();
    return sign + said(tongue, "%1원", "₩%1", {numberWords(quint64(won < 0 ? -won : won))});
}

QString placeWords(const Head& head)
{
    return QStringLiteral("%1/%2").arg(head.epoch).arg(head.seq);
}

void addRows(Html& page, const CentreDay& day)
{
    constexpr std::array heads{ColumnHead{"창구", "Desk"}, ColumnHead{"기록", "Entries"},
        ColumnHead{"이어진 자리", "Places"}, ColumnHead{"카드", "Card"}, ColumnHead{"현금", "Cash"},
        ColumnHead{"확인 중", "In doubt"}};
    const Tongue tongue = page.tongue();
    addHeads(page, said(tongue, "창구별", "By desk"), heads);
    const auto cells = [&](const QString& entries, const QString& places, const Readings::Sums& sums) {
        page.tag("</th><td class=\"sum\">").text(entries).tag("</td><td class=\"sum\">").text(places);
        page.tag("</td><td class=\"sum\">").text(money(tongue, sums.card)).tag("</td><td class=\"sum\">");
        page.text(money(tongue, sums.cash)).tag("</td><td class=\"sum\">");
        if (sums.doubts > 0)
            page.say("%1건 · %2", "%1 · %2", {QString::number(sums.doubts), money(tongue, sums.doubtWon)});
        else
            page.text(u"—");
        page.tag("</td></tr>");
    };
    for (const DeskDay& desk : day.desks) {
        page.tag("<tr><th scope=\"row\">").text(desk.name);
        if (desk.status != Desk::Status::Active)
            page.tag(" <span class=\"second\">").say("(거둔 창구)", "(taken off)").tag("</span>");
        cells(numberWords(desk.entries),
            desk.entries > 0 ? placeWords(desk.before) + QStringLiteral(" → ") + placeWords(desk.end)
                             : QStringLiteral("—"),
            desk.sums);
    }
    page.tag("<tr><th scope=\"row\">").say("모두", "All");
    cells(numberWords(day.entries()), QString(), day.sums());
    addEnd(page);
}

void addAsking(Html& page, const Frame& frame, const QStringList& sites, const QString& site, QDate date)
{
    page.tag("<form class=\"asking\" action=\"/day\"><label for=\"site\">").say("센터", "Centre").tag("</label>");
    page.tag("<select id=\"site\" name=\"site\">");
    for (const QString& one : sites) {
        page.tag("<option").attribute("value", one).tag(one == site ? " selected>" : ">").text(one).tag("</option>");
    }
    page.tag("</select><label for=\"date\">")
        .say("날", "Day")
        .tag("</label><input id=\"date\" name=\"date\" type=\"date\"");
    page.attribute("value", date.toString(Qt::ISODate))
        .attribute("max", koreanDate(frame.now).toString(Qt::ISODate))
        .tag(" required><button class=\"main\">");
    page.say("보기", "Show").tag("</button></form>");
}

QString queryOf(const CentreDay& day)
{
    return QStringLiteral("site=") + QString::fromLatin1(QUrl::toPercentEncoding(day.site)) + QStringLiteral("&date=")
        + day.date.toString(Qt::ISODate);
}

void addVerdict(Html& page, const CentreDay& day)
{
    const bool isWhole = day.isWhole();
    const char* const glyph = isWhole ? "state-ok" : "state-no";
    page.tag("<section class=\"card\"><h2 class=\"").tag(glyph).tag("\">").icon(glyph);
    if (isWhole)
        page.say("빠진 것이 없습니다", "Nothing is missing");
    else
        page.say("아직 빠짐없다고 할 수 없습니다", "It cannot be said that nothing is missing");
    page.tag("</h2><p>");
    if (isWhole)
        page.say("창구 %1대의 그날 기록 %2건이 모두 허브에 있고, 하나하나 앞 기록에 이어집니다.",
            "All %2 entries of that day of %1 desks are here, and each follows from the one before it.",
            {QString::number(day.desks.size()), numberWords(day.entries())});
    else
        page.say("아래 까닭이 풀리면 다시 만드세요. 여기 있는 기록은 그대로 있습니다.",
            "Make it again when what stands below is settled. What is here stays here.");
    page.tag("</p><ul class=\"gaps\">");
    for (const DayGap gap : day.gaps)
        addGap(page, gap, 0, {});
    for (const DeskDay& desk : day.desks)
        for (const DeskDay::Gap& gap : desk.gaps)
            addGap(page, gap.what, gap.count, desk.name);
    page.tag("</ul></section>");
}

void addProof(Html& page, const CentreDay& day)
{
    page.tag("<section class=\"card\"><h2>").say("확인점", "Checkpoint").tag("</h2>");
    if (day.checkpoint.isEmpty())
        page.tag("<p class=\"second\">").say("아직 없습니다.", "There is none yet.").tag("</p>");
    else
        page.tag("<p class=\"second\">")
            .say("허브가 서명한 글입니다. 그날의 끝까지가 이 안에 있습니다.",
                "Signed by the hub. Everything up to the end of that day is in it.")
            .tag("</p><pre>")
            .text(QString::fromUtf8(day.checkpoint))
            .tag("</pre>");
    page.tag("<p><a class=\"button main\"").attribute("href", QStringLiteral("/day/file?") + queryOf(day)).tag(">");
    page.say("서명한 파일 받기", "Get the signed file").tag("</a></p></section>");
}

} // namespace

QByteArray dayPage(const Frame& frame, const QStringList& sites, const CentreDay* day, QDate suggested)
{
    const QString title = day ? said(frame.tongue, "하루 증명서: %1 %2", "Day certificate: %1, %2",
                              {day->site, dayWords(frame.tongue, day->date)})
                              : said(frame.tongue, "하루 증명서", "Day certificate");
    Html page = opened(frame, Place::Day, title);
    page.tag("<div class=\"top\"><div><h1>").text(title).tag("</h1><p class=\"second\">");
    if (day)
        page.say(
            "%1에 만듦 · %2", "made %1 · %2", {momentWords(frame.tongue, day->made), day->date.toString(Qt::ISODate)});
    else
        page.say("센터의 하루가 빠짐없이 왔는지 보고, 인쇄하거나 파일로 받습니다.",
            "See whether a centre's day is all here; print it or get it as a file.");
    page.tag("</p></div></div>");
    addAsking(page, frame, sites, day ? day->site : QString(), day ? day->date : suggested);
    if (day) {
        addVerdict(page, *day);
        addRows(page, *day);
        page.tag("<p class=\"second\">")
            .say("돈은 그날 정해진 것을 지금 아는 대로 더했습니다. 확인 중인 돈은 받은 것으로 치지 않습니다.",
                "Money is what was settled on that day, as it is known now. Money in doubt does not count as received.")
            .tag("</p>");
        addProof(page, *day);
    }
    return closed(std::move(page));
}

} // namespace naru::hub
