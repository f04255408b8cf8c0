// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/pages/pages.h"

#include <algorithm>
#include <array>

namespace naru::hub {

QByteArray attentionPage(const Frame& frame, const Overview& overview)
{
    QList<DeskFacts> desks = overview.desks;
    desks.removeIf([&frame](const DeskFacts& desk) { return !needsPerson(stateOf(desk, frame.now)); });
    sortForPeople(desks, frame.now);
    const QString title = said(frame.tongue, "살필 것", "Needs a look");
    Html page = opened(frame, Place::Attention, title);
    addHeading(
        page, title, said(frame.tongue, "무엇이 어떻고, 무엇을 하면 되는지", "What is so, and what to do about it"));
    page.tag("<div id=\"live\">");
    addServer(page, frame, overview.server, ServerShown::Unwell);
    addAlarms(page, frame, overview.alarms, AlarmsShown::Unseen);
    if (frame.attention == 0)
        addNothing(page, "state-ok", said(frame.tongue, "살필 것이 없습니다", "Nothing needs a look"),
            said(frame.tongue, "모든 창구에서 빠짐없이 받고 있습니다.", "Everything is received from every desk."));
    for (const DeskFacts& desk : desks) {
        const StateWords state = wordsOf(desk, stateOf(desk, frame.now), frame);
        page.tag("<section class=\"card\"><h2 class=\"").tag(state.glyph).tag("\">").icon(state.glyph).tag("<a");
        page.attribute("href", deskPath(desk.device)).tag(">").text(desk.site + u' ' + desk.name).tag("</a>: ");
        page.text(state.word)
            .tag("</h2><p>")
            .text(state.sentence)
            .tag("<br>")
            .text(state.whatToDo)
            .tag("</p></section>");
    }
    QList<AlarmFact> seen = overview.alarms;
    seen.removeIf([](const AlarmFact& alarm) { return !alarm.isSeen; });
    addAlarms(page, frame, seen, AlarmsShown::All);
    page.tag("</div>");
    return closed(std::move(page));
}

QByteArray doubtsPage(const Frame& frame, const QList<DoubtFact>& doubts)
{
    constexpr std::array heads{ColumnHead{"창구", "Desk"}, ColumnHead{"계산 번호", "Bill"},
        ColumnHead{"금액", "Amount"}, ColumnHead{"언제부터", "Since"}};
    const QString title = said(frame.tongue, "의심 결제", "Payments in doubt");
    Html page = opened(frame, Place::Doubts, title);
    addHeading(page, title,
        said(frame.tongue, "여기서 끝낼 수 없습니다. 그 창구의 ‘확인 중’에서 근거를 찾아야 끝납니다.",
            "They cannot be ended here: the desk ends them, by evidence."));
    page.tag("<div id=\"live\">");
    if (doubts.isEmpty()) {
        addNothing(page, "state-ok", said(frame.tongue, "확인 중인 결제가 없습니다", "No payment is in doubt"),
            said(frame.tongue, "받은 돈과 받지 않은 돈이 모두 분명합니다.",
                "For every payment it is certain whether it was made."));
    } else {
        addHeads(page, title, heads);
        for (const DoubtFact& doubt : doubts) {
            addDeskCell(page, doubt.device, doubt.site, doubt.name);
            page.text(doubt.bill).tag("</td><td class=\"sum\">");
            page.say("%1원", "₩%1", {numberWords(quint64(std::max<qint64>(doubt.won, 0)))}).tag("</td><td>");
            page.text(momentWords(frame.tongue, doubt.since)).tag("</td></tr>");
        }
        addEnd(page);
    }
    page.tag("</div>");
    return closed(std::move(page));
}

QByteArray heldPage(const Frame& frame, const QList<HeldFact>& held, const QString& note)
{
    constexpr std::array heads{ColumnHead{"창구", "Desk"}, ColumnHead{"자리", "Place"}, ColumnHead{"까닭", "Reason"},
        ColumnHead{"언제부터", "Since"}, ColumnHead{"할 일", "What to do"}};
    const QString title = said(frame.tongue, "격리함", "Held entries");
    Html page = opened(frame, Place::Held, title);
    addHeading(page, title,
        said(frame.tongue, "읽지 못한 기록입니다. 지우지 않으며, 다른 기록을 막지 않습니다.",
            "Entries that could not be read. They are never deleted and hold nothing else up."));
    addNote(page, note);
    if (held.isEmpty())
        addNothing(page, "state-ok", said(frame.tongue, "격리한 기록이 없습니다", "Nothing is held"),
            said(frame.tongue, "받은 기록을 모두 읽었습니다.", "Every entry received was read."));
    else {
        addHeads(page, title, heads);
        for (const HeldFact& entry : held) {
            const StateWords words = heldWords(entry, frame.tongue);
            addDeskCell(page, entry.device, entry.site, entry.name);
            page.text(QStringLiteral("%1/%2").arg(entry.epoch).arg(entry.seq)).tag("</td><td>").text(words.sentence);
            if (entry.isSealed)
                page.tag(" ").say("내용은 봉인됨.", "Its contents are sealed.");
            page.tag("<br><span class=\"second\">").text(words.whatToDo).tag("</span></td><td>");
            page.text(momentWords(frame.tongue, entry.since)).tag("</td><td>");
            if (frame.role != Role::Reader)
                addAction(page, frame,
                    QStringLiteral("/held/%1/%2/%3")
                        .arg(QString::fromLatin1(entry.device.toHex()))
                        .arg(entry.epoch)
                        .arg(entry.seq),
                    said(frame.tongue, "다시 읽기", "Read again"), false);
            page.tag("</td></tr>");
        }
        addEnd(page);
    }
    return closed(std::move(page));
}

namespace {

/// What an operator did, by its name in the record.
QString actWords(const AuditFact& act, Tongue tongue)
{
    struct Act {
        const char *name, *korean, *english;
    };
    static constexpr std::array acts{Act{"signed_in", "들어옴", "signed in"}, Act{"signed_out", "나감", "signed out"},
        Act{"refused", "들어오지 못함", "was not let in"},
        Act{"desk_added", "창구 등록 코드를 만듦", "made a code for a desk"},
        Act{"desk_lost", "창구를 잃어버렸다고 함", "declared a desk lost"},
        Act{"desk_approved", "창구를 다시 들임", "let a desk in again"},
        Act{"alarm_noted", "공개 기록의 알림을 살펴봄", "looked at an alarm of the public log"},
        Act{"fork_noted", "되돌려진 것을 확인함", "looked at a desk that was put back"},
        Act{"read_again", "격리한 기록을 다시 읽힘", "had a held entry read again"},
        Act{"operator_added", "운영자를 더함", "added an operator"},
        Act{"operator_closed", "운영자를 뺌", "took an operator off"}};
    const auto found
        = std::ranges::find_if(acts, [&act](const Act& one) { return act.what == QLatin1StringView(one.name); });
    return found == acts.end() ? act.what : said(tongue, found->korean, found->english);
}

} // namespace

QByteArray auditPage(const Frame& frame, const QList<AuditFact>& acts)
{
    constexpr std::array heads{ColumnHead{"언제", "When"}, ColumnHead{"누가", "Who"}, ColumnHead{"무엇을", "What"},
        ColumnHead{"어느 것", "Of what"}};
    const QString title = said(frame.tongue, "운영자 기록", "Operators' record");
    Html page = opened(frame, Place::Audit, title);
    addHeading(page, title,
        said(frame.tongue, "누가 무엇을 바꾸었는지. 고치거나 지울 수 없습니다.",
            "Who changed what. It cannot be altered or deleted."));
    addHeads(page, title, heads);
    for (const AuditFact& act : acts) {
        page.tag("<tr><th scope=\"row\">").text(momentWords(frame.tongue, act.at)).tag("</th><td>").text(act.who);
        page.tag("</td><td>").text(actWords(act, frame.tongue)).tag("</td><td>").text(act.about).tag("</td></tr>");
    }
    addEnd(page);
    return closed(std::move(page));
}

} // namespace naru::hub
