// SPDX-License-Identifier: GPL-3.0-or-later
// By what hub and desks know each other, how long it is good, and what to do before it is not.
#include "sync/hub/pages/pages.h"

#include <algorithm>
#include <array>

namespace naru::hub {

namespace {

/// What a person does about the hub's own certificate.
QString renewalWords(const ServerFacts& server, Tongue tongue)
{
    if (server.hasKey)
        return said(tongue,
            "허브가 스스로 새로 만들지 못하고 있습니다 (%1). 허브 컴퓨터의 디스크가 가득 찼거나 잠겨 있는지, 시계가 "
            "맞는지 보세요. 고치면 1분 안에 저절로 새로 만듭니다.",
            "This hub cannot make a new one (%1). Look whether its disk is full or read-only and whether its clock is "
            "right. Once that is mended it makes one within a minute, by itself.",
            {server.fault.isEmpty() ? QStringLiteral("—") : server.fault});
    return said(tongue,
        "인증 열쇠(ca.key)가 다른 곳에 있습니다. USB를 꽂고 허브 컴퓨터에서 ‘naru-hub admin --data … ca "
        "export-requests "
        "USB’, 열쇠가 있는 컴퓨터에서 ‘ca sign USB’, 다시 허브에서 ‘ca import-certificates USB’를 하세요. 허브를 끄지 "
        "않아도 1분 안에 새것을 씁니다.",
        "The authority's key (ca.key) is kept elsewhere. With a USB stick: “naru-hub admin --data … ca export-requests "
        "USB” on the hub's computer, “ca sign USB” where the key is, “ca import-certificates USB” on the hub again. "
        "The "
        "hub need not stop: it uses the new one within a minute.");
}

/// Of one desk's certificate.
StateWords wordsOfPaper(const DeskFacts& desk, const Frame& frame)
{
    const Tongue tongue = frame.tongue;
    if (desk.lostAt)
        return {"state-no", said(tongue, "거둠", "Withdrawn"), {}, {}};
    if (!desk.certificateTo)
        return {"state-todo", said(tongue, "아직 없음", "None yet"), {},
            said(tongue, "창구에서 등록 코드를 넣으면 받습니다.", "It comes when the code is typed at the desk.")};
    if (desk.asksApproval)
        return {"state-warn", said(tongue, "허락을 기다림", "Asks to be let in"), {},
            said(tongue, "센터에 전화해서 그 창구가 맞으면, 창구 쪽에서 허락하세요.",
                "Call the centre; if it is that desk, let it in on its page.")};
    if (frame.now >= *desk.certificateTo)
        return {"state-no", said(tongue, "기한이 지남", "Ran out"), {},
            said(tongue, "창구를 인터넷에 이어 주세요. 여섯 달 안이면 다시 들이겠느냐고 여기서 묻습니다.",
                "Connect the desk to the internet. Within six months it is asked here whether to let it in again.")};
    if (*desk.certificateTo - frame.now < certificateDueWithin)
        return {"state-warn", said(tongue, "곧 끝남", "Ends soon"), {},
            said(tongue, "창구를 인터넷에 한 번 이어 주세요. 저절로 새로 받습니다.",
                "Connect the desk to the internet once. It renews by itself.")};
    return {"state-ok", said(tongue, "좋음", "Good"), {}, {}};
}

} // namespace

StateWords wordsOf(const ServerFacts& server, ServerState state, Tongue tongue)
{
    const QStringList day{dateWords(tongue, koreanDate(server.to))};
    switch (state) {
    case ServerState::Well:
        return {"state-ok", said(tongue, "%1까지", "good until %1", day),
            said(tongue, "창구가 이 허브를 알아보는 증서입니다.", "By this the desks know this hub."),
            server.hasKey ? said(tongue, "%1에 허브가 스스로 새로 만듭니다. 할 일이 없습니다.",
                "On %1 the hub makes a new one by itself. There is nothing to do.",
                {dateWords(tongue, koreanDate(server.renewal))})
                          : said(tongue, "%1부터 새로 서명해야 하며, 그때 여기에 알립니다.",
                              "From %1 on a new one has to be signed; this page will say so.",
                              {dateWords(tongue, koreanDate(server.renewal))})};
    case ServerState::Due:
        return {"state-warn", said(tongue, "새로 만들 때가 됨, %1까지", "due for renewal, good until %1", day),
            said(tongue, "아직은 모든 창구가 이어집니다.", "So far every desk still connects."),
            renewalWords(server, tongue)};
    case ServerState::Ending:
        return {"state-no", said(tongue, "곧 끝남: %1", "ends soon: %1", day),
            said(tongue, "그날이 지나면 어느 창구도 이 허브에 이어지지 않습니다. 기록은 창구에 안전하게 남습니다.",
                "After that day no desk connects to this hub. What they write stays safe at the desks."),
            renewalWords(server, tongue)};
    case ServerState::Over:
        break;
    }
    return {"state-no", said(tongue, "끝남: %1", "ran out: %1", day),
        said(tongue, "창구가 이 허브에 이어지지 않습니다. 기록은 창구에 안전하게 있고, 고치면 스스로 보냅니다.",
            "Desks do not connect to this hub. Their entries are safe with them and come by themselves once this is "
            "mended."),
        renewalWords(server, tongue)};
}

void addServer(Html& page, const Frame& frame, const std::optional<ServerFacts>& server, ServerShown shown)
{
    const auto state = server ? stateOf(*server, frame.now) : ServerState::Well;
    if (!server || (shown == ServerShown::Unwell && state == ServerState::Well))
        return;
    const StateWords words = wordsOf(*server, state, frame.tongue);
    page.tag("<section class=\"card\" id=\"server\"><h2 class=\"").tag(words.glyph).tag("\">").icon(words.glyph);
    page.say("허브의 인증서: ", "The hub's certificate: ").text(words.word).tag("</h2><p>");
    page.text(words.sentence).tag("<br>").text(words.whatToDo).tag("</p></section>");
}

QByteArray certificatesPage(const Frame& frame, const Overview& overview)
{
    constexpr std::array heads{ColumnHead{"창구", "Desk"}, ColumnHead{"상태", "State"},
        ColumnHead{"기한", "Good until"}, ColumnHead{"할 일", "What to do"}};
    const QString title = said(frame.tongue, "인증서", "Certificates");
    Html page = opened(frame, Place::Certificates, title);
    addHeading(page, title,
        said(frame.tongue, "창구와 허브가 서로를 알아보는 증서입니다. 먼저 끝나는 것부터 보입니다.",
            "By these hub and desks know each other. What ends first stands first."));
    page.tag("<div id=\"live\">");
    addServer(page, frame, overview.server, ServerShown::Always);
    QList<DeskFacts> desks = overview.desks;
    const auto rank = [](const DeskFacts& desk) {
        return std::make_tuple(desk.lostAt.has_value(), !desk.certificateTo, desk.certificateTo.value_or(Instant{}));
    };
    std::ranges::stable_sort(desks, std::less<>(), rank);
    if (!desks.isEmpty())
        addHeads(page, title, heads);
    for (const DeskFacts& desk : std::as_const(desks)) {
        const StateWords words = wordsOfPaper(desk, frame);
        addDeskCell(page, desk.device, desk.site, desk.name);
        addState(page, words.glyph, words.word);
        page.tag("</td><td>");
        page.text(desk.certificateTo ? dateWords(frame.tongue, koreanDate(*desk.certificateTo)) : QStringLiteral("—"));
        page.tag("</td><td class=\"second\">").text(words.whatToDo.isEmpty() ? QStringLiteral("—") : words.whatToDo);
        page.tag("</td></tr>");
    }
    if (!desks.isEmpty())
        addEnd(page);
    page.tag("</div>");
    return closed(std::move(page));
}

} // namespace naru::hub
