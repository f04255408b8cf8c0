// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/pages/pages.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>

namespace naru::hub {

namespace {

void addFact(Html& page, const char* glyph, const QString& title, const QString& number, const QString& second)
{
    page.tag("<li><h2 class=\"").tag(glyph).tag("\">").icon(glyph).text(title).tag("</h2><p class=\"number\">");
    page.text(number).tag("</p><p class=\"second\">").text(second).tag("</p></li>");
}

struct Sums {
    int silent = 0, doubts = 0, held = 0;
    qint64 doubtWon = 0;
    Milliseconds longest{0};
};

Sums sumsOf(const Overview& overview, Instant now)
{
    Sums sums;
    for (const DeskFacts& desk : overview.desks) {
        if (!desk.lostAt && desk.certificateTo && (!desk.heard || now - *desk.heard > silentAfter)) {
            ++sums.silent;
            sums.longest = std::max(sums.longest, desk.heard ? now - *desk.heard : Milliseconds(0));
        }
        sums.doubts += desk.doubts;
        sums.doubtWon += desk.doubtWon;
        sums.held += desk.held;
    }
    return sums;
}

void addFacts(Html& page, const Frame& frame, const Overview& overview)
{
    const Tongue tongue = frame.tongue;
    const Sums sums = sumsOf(overview, frame.now);
    const auto count
        = [tongue](quint64 number, const char* korean) { return said(tongue, korean, "%1", {numberWords(number)}); };
    page.tag("<ul class=\"facts\">");
    // What does not follow from the entry before it is not taken in: the number itself says that none is missing.
    addFact(page, "state-ok", said(tongue, "빠짐없이 받음", "Received, none missing"),
        count(overview.entriesToday, "%1건"),
        said(tongue, "오늘 · 모두 앞 기록에 이어짐", "today · each follows the one before"));
    addFact(page, "state-off", said(tongue, "소식 없는 창구", "Desks not heard of"),
        count(quint64(sums.silent), "%1대"),
        sums.silent > 0 ? said(tongue, "가장 오래된 것 %1", "longest: %1", {spanWords(tongue, sums.longest)})
                        : said(tongue, "모두 하루 안에 소식이 있었습니다", "all were heard of within a day"));
    addFact(page, "state-doubt", said(tongue, "확인 중 결제", "Payments in doubt"), count(quint64(sums.doubts), "%1건"),
        said(tongue, "%1원", "₩%1", {numberWords(quint64(std::max<qint64>(sums.doubtWon, 0)))}));
    addFact(page, sums.held > 0 ? "state-no" : "state-ok", said(tongue, "격리", "Held"),
        count(quint64(sums.held), "%1건"), said(tongue, "다른 기록은 계속 받음", "other entries keep coming"));
    page.tag("</ul>");
}

QString unsentWords(const DeskFacts& desk, const Frame& frame)
{
    const bool isStale = !desk.heard || frame.now - *desk.heard > silentAfter;
    if (!desk.unsent || isStale)
        return said(frame.tongue, "모름", "unknown");
    QString words = said(frame.tongue, "%1건", "%1", {numberWords(*desk.unsent)});
    if (*desk.unsent > 0 && desk.oldest)
        words += QStringLiteral(" · ") + spanWords(frame.tongue, frame.now - *desk.oldest);
    return words;
}

QString packWords(const DeskFacts& desk, const Frame& frame)
{
    if (desk.trustOf && frame.now - *desk.trustOf > oldTrustAfter)
        return said(frame.tongue, "목록 %1", "list of %1", {dayWords(frame.tongue, koreanDate(*desk.trustOf))});
    if (const auto lessons = desk.packs.constFind(QStringLiteral("lessons")); lessons != desk.packs.constEnd())
        return said(frame.tongue, "강의 %1판", "lessons %1", {QString::number(*lessons)});
    return QStringLiteral("—");
}

void addRow(Html& page, const Frame& frame, const DeskFacts& desk)
{
    const StateWords state = wordsOf(desk, stateOf(desk, frame.now), frame);
    page.tag("<tr><th scope=\"row\"><a").attribute("href", deskPath(desk.device)).tag(">");
    page.text(desk.site + u' ' + desk.name).tag("</a></th><td>");
    addState(page, state.glyph, state.word);
    page.tag("</td><td>");
    page.text(desk.heard ? agoWords(frame.tongue, frame.now - *desk.heard) : QStringLiteral("—")).tag("</td><td>");
    page.text(desk.certificateTo ? unsentWords(desk, frame) : QStringLiteral("—")).tag("</td><td>");
    page.text(desk.doubts > 0 ? said(frame.tongue, "%1건", "%1", {QString::number(desk.doubts)}) : QStringLiteral("—"));
    page.tag("</td><td class=\"second\">").text(packWords(desk, frame)).tag("</td></tr>");
}

void addTable(Html& page, const Frame& frame, const QList<DeskFacts>& desks)
{
    constexpr std::array heads{ColumnHead{"창구", "Desk"}, ColumnHead{"상태", "State"},
        ColumnHead{"마지막 소식", "Last heard"}, ColumnHead{"안 보낸 것", "Unsent"}, ColumnHead{"확인 중", "In doubt"},
        ColumnHead{"묶음", "Packs"}};
    addHeads(page, said(frame.tongue, "창구", "Desks"), heads);
    for (const DeskFacts& desk : desks)
        addRow(page, frame, desk);
    addEnd(page);
}

/// The one exception that is explained on the first page.
void addFoot(Html& page, const Frame& frame, const Overview& overview)
{
    page.tag("<div class=\"pair\">");
    if (!overview.desks.isEmpty() && needsPerson(stateOf(overview.desks.first(), frame.now))) {
        const DeskFacts& desk = overview.desks.first();
        const StateWords state = wordsOf(desk, stateOf(desk, frame.now), frame);
        page.tag("<section class=\"card\"><h2 class=\"").tag(state.glyph).tag("\">").icon(state.glyph);
        page.text(desk.site + u' ' + desk.name + QStringLiteral(": ") + state.word)
            .tag("</h2><p>")
            .text(state.sentence);
        page.tag("<br>").text(state.whatToDo).tag("</p></section>");
    }
    if (!overview.desks.isEmpty()) {
        const QDate day = koreanDate(frame.now).addDays(-1);
        page.tag("<section class=\"card\"><h2>")
            .say("하루 증명서", "Day certificate")
            .tag("</h2><p><a class=\"button\"");
        page.attribute("href", u"/day").tag(">").icon("shield-check");
        page.say("%1 것 보기", "See %1", {dayWords(frame.tongue, day)}).tag("</a></p></section>");
    }
    page.tag("</div>");
}

QString titleOf(const Frame& frame, const Overview& overview)
{
    QSet<QString> sites;
    for (const DeskFacts& desk : overview.desks)
        sites.insert(desk.site);
    return said(frame.tongue, "센터 %1곳, 창구 %2대", "%1 centres, %2 desks",
        {numberWords(quint64(sites.size())), numberWords(quint64(overview.desks.size()))});
}

void addTop(Html& page, const Frame& frame, const QString& title, const QString& query)
{
    page.tag("<div class=\"top\"><div><h1>").text(title).tag("</h1><p class=\"second\">");
    page.text(momentWords(frame.tongue, frame.now)).tag(" · ");
    page.say("살필 것이 있는 창구부터 보입니다", "desks that need a look come first").tag("</p></div>");
    page.tag("<form class=\"find\" role=\"search\" action=\"/\"><label class=\"unseen\" for=\"q\">");
    page.say("센터 찾기", "Find a centre")
        .tag("</label>")
        .icon("search")
        .tag("<input id=\"q\" name=\"q\" maxlength=\"60\"");
    page.attribute("placeholder", said(frame.tongue, "센터 찾기", "Find a centre"))
        .attribute("value", query)
        .tag("></form>");
    if (frame.role != Role::Reader)
        page.tag("<a class=\"button main\" href=\"/desks/new\">")
            .icon("plus")
            .say("창구 등록", "Enrol a desk")
            .tag("</a>");
    page.tag("</div>");
}

} // namespace

QByteArray centresPage(const Frame& frame, Overview overview, const QString& query)
{
    const QString title = titleOf(frame, overview);
    Html page = opened(frame, Place::Centres, title);
    addTop(page, frame, title, query);
    sortForPeople(overview.desks, frame.now);
    page.tag("<div id=\"live\">");
    addServer(page, frame, overview.server, ServerShown::Unwell);
    addAlarms(page, frame, overview.alarms, AlarmsShown::Unseen);
    addFacts(page, frame, overview);
    QList<DeskFacts> found = overview.desks;
    if (!query.isEmpty())
        found.removeIf([&query](const DeskFacts& desk) {
            return !(desk.site + u' ' + desk.name).contains(query, Qt::CaseInsensitive);
        });
    if (overview.desks.isEmpty())
        page.tag("<section class=\"card empty\"><h2>")
            .say("아직 창구가 없습니다", "There are no desks yet")
            .tag("</h2><p>")
            .say("‘창구 등록’을 누르면 코드가 나옵니다. 그 코드를 창구에 넣으면 됩니다.",
                "Press “Enrol a desk” for a code, and type it at the desk.")
            .tag("</p></section>");
    else if (found.isEmpty())
        page.tag("<section class=\"card empty\"><h2>")
            .say("‘%1’을 찾지 못했습니다", "Nothing found for “%1”", {query})
            .tag("</h2><p><a href=\"/\">")
            .say("모두 보기", "Show all")
            .tag("</a></p></section>");
    else
        addTable(page, frame, found);
    addFoot(page, frame, overview);
    page.tag("</div>");
    return closed(std::move(page));
}

} // namespace naru::hub
