// SPDX-License-Identifier: GPL-3.0-or-later
// What is said when the public log does not hold together, and what a person does then.
#include "sync/hub/pages/pages.h"

#include <algorithm>

namespace naru::hub {

namespace {

QString whoOf(const AlarmFact& alarm, Tongue tongue)
{
    if (alarm.name.isEmpty())
        return said(tongue, "나루 허브", "This hub");
    return alarm.site + u' ' + alarm.name;
}

StateWords ownDiffers(Tongue tongue)
{
    return {"state-no", said(tongue, "허브의 기록이 서명한 것과 다름", "The hub's record is not what it signed"),
        said(tongue,
            "지금 저장소는 이 허브가 마지막으로 서명한 확인점에서 이어지지 않습니다. 새 확인점에 서명하지 않고 멈췄고, "
            "창구의 기록은 계속 받습니다.",
            "The store does not continue what this hub last signed. It signs no new checkpoint; entries are still "
            "taken."),
        said(tongue,
            "저장소를 지금 그대로 복사해 두세요. 옛 백업에서 되살렸거나 누가 손댔는지 확인하고, 마지막 서명 뒤의 "
            "백업에서 되살리세요.",
            "Copy the store as it is now. Find out whether it was restored from an old backup or altered, and restore "
            "one that was made after the last signature.")};
}

StateWords leafDiffers(Tongue tongue)
{
    return {"state-no", said(tongue, "받은 기록 하나가 바뀜", "An entry was altered here"),
        said(tongue,
            "허브에 있는 이 창구의 기록 하나가 공개 기록에 넣은 것과 다릅니다. 저장소가 상했거나 누가 고쳤습니다.",
            "An entry of this desk is not what was put into the public log. The store is damaged, or somebody changed "
            "it."),
        said(tongue,
            "저장소를 그대로 복사해 두고 디스크를 살피세요. 옳은 것은 그 창구와 백업에 있습니다. 저장소에 들어갈 수 "
            "있는 "
            "사람을 확인하세요.",
            "Copy the store as it is and look at its disk. What is right is at the desk and in the backup. Find out "
            "who "
            "can reach the store.")};
}

StateWords ahead(Tongue tongue)
{
    return {"state-warn", said(tongue, "허브가 옛 상태로 되돌려짐", "This hub was put back"),
        said(tongue,
            "이 창구는 우리가 서명한, 지금보다 더 긴 기록의 확인점을 가지고 있습니다. 허브가 옛 백업에서 "
            "되살아났습니다.",
            "This desk holds a checkpoint that we signed, of more entries than we have: the hub was restored from an "
            "old "
            "backup."),
        said(tongue,
            "되살린 적이 있으면 그대로 두세요. 창구가 모자란 기록을 다시 보냅니다. 되살린 적이 없으면 같은 열쇠를 쓰는 "
            "다른 허브가 있는지 찾으세요.",
            "If it was restored, wait: desks send again what is missing. If not, look for another hub that uses the "
            "same "
            "key.")};
}

StateWords differs(Tongue tongue)
{
    return {"state-no", said(tongue, "서로 다른 두 기록", "Two different records"),
        said(tongue,
            "이 창구는 우리 열쇠로 서명한, 내용이 다른 확인점을 가지고 있습니다. 둘 가운데 하나는 참이 아닙니다.",
            "This desk holds a checkpoint signed with our key whose content is not ours. One of the two is not true."),
        said(tongue,
            "혼자 고치지 마세요. 저장소와 이 알림을 그대로 두고 책임자에게 알리세요. hub.key를 가진 다른 컴퓨터가 "
            "있는지, "
            "저장소를 누가 바꿨는지 확인해야 합니다.",
            "Do not mend it alone. Leave the store as it is and tell whoever is responsible: find out which other "
            "computer "
            "has hub.key, and who changed the store.")};
}

void addAlarm(Html& page, const Frame& frame, const AlarmFact& alarm)
{
    const StateWords words = wordsOf(alarm, frame.tongue);
    page.tag("<section class=\"card\"><h2 class=\"").tag(alarm.isSeen ? "state-off" : words.glyph).tag("\">");
    page.icon(alarm.isSeen ? "state-off" : words.glyph).text(whoOf(alarm, frame.tongue) + QStringLiteral(": "));
    page.text(words.word).tag("</h2><p>").text(words.sentence).tag("<br>").text(words.whatToDo).tag("</p>");
    page.tag("<p class=\"second\">")
        .say("처음 %1 · 마지막 %2 · %3번", "first %1 · last %2 · %3 times",
            {momentWords(frame.tongue, alarm.first), momentWords(frame.tongue, alarm.last),
                numberWords(quint64(std::max<qint64>(alarm.times, 0)))});
    if (alarm.isSeen)
        page.text(u" · ").say(
            "살펴봄. 다시 생기면 위에 나옵니다.", "Looked at. It comes up again when it happens again.");
    page.tag("</p>");
    if (!alarm.isSeen && frame.role == Role::Administrator)
        addAction(page, frame,
            QStringLiteral("/alarm/%1/%2").arg(QString::fromLatin1(alarm.device.toHex()), alarm.code),
            said(frame.tongue, "살펴봤다고 적기", "Note that I have looked"), false);
    page.tag("</section>");
}

} // namespace

StateWords wordsOf(const AlarmFact& alarm, Tongue tongue)
{
    if (alarm.code == u"own_differs")
        return ownDiffers(tongue);
    if (alarm.code == u"leaf_differs")
        return leafDiffers(tongue);
    if (alarm.code == u"ahead")
        return ahead(tongue);
    return differs(tongue);
}

void addAlarms(Html& page, const Frame& frame, const QList<AlarmFact>& alarms, AlarmsShown shown)
{
    for (const AlarmFact& alarm : alarms)
        if (!alarm.isSeen || shown == AlarmsShown::All)
            addAlarm(page, frame, alarm);
}

} // namespace naru::hub
