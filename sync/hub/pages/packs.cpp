// SPDX-License-Identifier: GPL-3.0-or-later
// What the agency hands down, and which version of it each desk has.
#include "sync/hub/pages/pages.h"

#include <array>

namespace naru::hub {

QString packName(Tongue tongue, const QString& channel)
{
    static const QMap<QString, std::pair<const char*, const char*>> names{
        {QStringLiteral("trust"), {"믿는 목록", "Trust list"}}, {QStringLiteral("lessons"), {"강의", "Lessons"}},
        {QStringLiteral("fees"), {"요금표", "Fees"}}, {QStringLiteral("services"), {"업무 목록", "Services"}},
        {QStringLiteral("settings"), {"설정", "Settings"}}, {QStringLiteral("translations"), {"번역", "Translations"}}};
    const auto name = names.constFind(channel);
    return name == names.cend() ? channel : said(tongue, name->first, name->second);
}

namespace {

const QString trust = QStringLiteral("trust");

QString versionWords(Tongue tongue, quint64 version)
{
    return said(tongue, "%1판", "version %1", {QString::number(version)});
}

struct Spread {
    int newest = 0, all = 0;
};
/// Of the desks that are offered just this one, how many have it.
Spread spreadOf(const ReleaseFact& release, const QList<DeskFacts>& desks)
{
    Spread spread;
    for (const DeskFacts& desk : desks) {
        const bool isOffered = (release.site.isEmpty() || release.site == desk.site)
            && desk.newestPacks.value(release.channel) == release.version;
        if (desk.lostAt || !desk.certificateTo || !isOffered)
            continue;
        ++spread.all;
        spread.newest += desk.packs.value(release.channel) >= release.version;
    }
    return spread;
}

void addReleases(Html& page, const Frame& frame, const Overview& overview)
{
    constexpr std::array heads{ColumnHead{"묶음", "Pack"}, ColumnHead{"어느 센터에", "For"},
        ColumnHead{"판", "Version"}, ColumnHead{"내보낸 때", "Handed down"},
        ColumnHead{"받은 창구", "Desks that have it"}};
    addHeads(page, said(frame.tongue, "내려보내는 것", "What is handed down"), heads);
    for (const ReleaseFact& release : overview.releases) {
        if (!release.isNewest)
            continue;
        const Spread spread = spreadOf(release, overview.desks);
        page.tag("<tr><th scope=\"row\">").text(packName(frame.tongue, release.channel)).tag("</th><td>");
        page.text(release.site.isEmpty() ? said(frame.tongue, "모든 센터", "every centre") : release.site);
        page.tag("</td><td>").text(versionWords(frame.tongue, release.version)).tag("</td><td>");
        page.text(momentWords(frame.tongue, release.published)).tag("</td><td>");
        page.say("%1대 가운데 %2대", "%2 of %1", {QString::number(spread.all), QString::number(spread.newest)});
        page.tag("</td></tr>");
    }
    addEnd(page);
}

/// Of the trust list: its version, and until when it was the newest where it no longer is.
QString trustWords(const DeskFacts& desk, Tongue tongue)
{
    const quint64 has = desk.packs.value(trust), newest = desk.newestPacks.value(trust);
    QString words = has ? versionWords(tongue, has) : said(tongue, "아직 없음", "none yet");
    if (newest > has && desk.trustOf)
        words += said(tongue, " · %1부터 새것이 있음 (%2판)", " · since %1 there is a newer one (version %2)",
            {dayWords(tongue, koreanDate(*desk.trustOf)), QString::number(newest)});
    return words;
}

QString othersWords(const DeskFacts& desk, Tongue tongue)
{
    QStringList words;
    for (auto pack = desk.packs.cbegin(); pack != desk.packs.cend(); ++pack)
        if (pack.key() != trust && pack.value() > 0)
            words.append(packName(tongue, pack.key()) + u' ' + versionWords(tongue, pack.value()));
    return words.isEmpty() ? QStringLiteral("—") : words.join(QStringLiteral(", "));
}

StateWords wordsOfPacks(const DeskFacts& desk, const Frame& frame)
{
    int behind = 0;
    for (auto pack = desk.newestPacks.cbegin(); pack != desk.newestPacks.cend(); ++pack)
        behind += desk.packs.value(pack.key()) < pack.value();
    if (desk.trustOf && frame.now - *desk.trustOf > oldTrustAfter)
        return {"state-warn", said(frame.tongue, "목록이 오래됨", "Old trust list"), {}, {}};
    if (behind > 0)
        return {"state-run", said(frame.tongue, "%1개 받을 차례", "%1 to come", {QString::number(behind)}), {}, {}};
    return {"state-ok", said(frame.tongue, "모두 새것", "All newest"), {}, {}};
}

void addDesks(Html& page, const Frame& frame, const QList<DeskFacts>& desks)
{
    constexpr std::array heads{ColumnHead{"창구", "Desk"}, ColumnHead{"상태", "State"},
        ColumnHead{"믿는 목록", "Trust list"}, ColumnHead{"다른 묶음", "Other packs"}};
    addHeads(page, said(frame.tongue, "창구마다 가진 판", "Versions at each desk"), heads);
    for (const DeskFacts& desk : desks) {
        if (desk.lostAt || !desk.certificateTo)
            continue;
        const StateWords state = wordsOfPacks(desk, frame);
        addDeskCell(page, desk.device, desk.site, desk.name);
        addState(page, state.glyph, state.word);
        page.tag("</td><td>").text(trustWords(desk, frame.tongue)).tag("</td><td class=\"second\">");
        page.text(othersWords(desk, frame.tongue)).tag("</td></tr>");
    }
    addEnd(page);
}

} // namespace

QByteArray packsPage(const Frame& frame, const Overview& overview)
{
    const QString title = said(frame.tongue, "묶음", "Packs");
    Html page = opened(frame, Place::Packs, title);
    addHeading(page, title,
        said(frame.tongue, "기관이 서명해 내려보낸 것과, 창구마다 가진 판입니다.",
            "What the agency signed and handed down, and the versions that each desk has."));
    page.tag("<div id=\"live\">");
    if (overview.releases.isEmpty())
        addNothing(page, "state-todo", said(frame.tongue, "아직 내려보낸 것이 없습니다", "Nothing is handed down yet"),
            said(frame.tongue,
                "허브 컴퓨터에서 naru-hub admin pack root, pack publish로 올리면 창구가 스스로 받아 갑니다.",
                "Publish it on the hub's computer with naru-hub admin pack root and pack publish; desks fetch it by "
                "themselves."));
    else
        addReleases(page, frame, overview);
    QList<DeskFacts> desks = overview.desks;
    sortForPeople(desks, frame.now);
    if (!desks.isEmpty())
        addDesks(page, frame, desks);
    page.tag("</div>");
    return closed(std::move(page));
}

} // namespace naru::hub
