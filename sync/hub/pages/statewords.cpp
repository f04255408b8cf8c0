// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/pages/pages.h"

namespace naru::hub {

namespace {

StateWords silent(const DeskFacts& desk, const Frame& frame)
{
    const Tongue tongue = frame.tongue;
    const QString since = desk.heard ? spanWords(tongue, frame.now - *desk.heard) : QString();
    return {"state-off", said(tongue, "소식 없음", "Not heard of"),
        desk.heard ? said(tongue, "%1째 소식이 없습니다. 그 사이의 기록은 창구에 안전하게 있습니다.",
            "Not heard of for %1. What it did meanwhile is safe at the desk.", {since})
                   : said(tongue, "등록한 뒤로 소식이 없습니다.", "Not heard of since it was enrolled."),
        said(tongue, "센터에 전화해서 창구가 켜져 있는지, 인터넷이 되는지 물어보세요. 급하면 USB로 나르면 됩니다.",
            "Call the centre: is the desk on, does it have internet? If it is urgent, entries can be carried by USB.")};
}

StateWords attentionWords(const DeskFacts& desk, DeskState state, const Frame& frame)
{
    const Tongue tongue = frame.tongue;
    switch (state) {
    case DeskState::Held:
        return {"state-no", said(tongue, "기록 %1건 격리", "%1 held", {QString::number(desk.held)}),
            said(tongue, "기록 %1건을 읽지 못했습니다. 지우지 않았고, 뒤의 기록은 모두 받았습니다.",
                "%1 of its entries could not be read. Nothing was deleted; all later entries were received.",
                {QString::number(desk.held)}),
            said(tongue, "격리함에서 까닭을 보고, 허브를 고친 뒤 다시 읽으세요.",
                "See the reason among the held entries; update the hub, then read them again.")};
    case DeskState::Forked:
        return {"state-warn", said(tongue, "되돌려짐", "Put back"),
            said(tongue,
                "이 창구는 옛 상태로 되돌려진 적이 있습니다. 허브가 받은 것은 그대로 있고, 창구는 새 갈래로 이어 가고 "
                "있습니다.",
                "This desk was put back to an older state. All that the hub received is there; the desk goes on in a "
                "new branch."),
            said(tongue, "백업에서 되살린 것이 맞는지 센터에 확인하고, 맞으면 확인했다고 적어 두세요.",
                "Ask the centre whether it was restored from a backup, and note that you have looked.")};
    case DeskState::Approve:
        return {"state-warn", said(tongue, "허락을 기다림", "Asks to be let in"),
            said(tongue, "인증서 기한이 지난 창구가 같은 열쇠로 다시 들어오려 합니다.",
                "A desk whose certificate ran out asks to come back with the same key."),
            said(tongue, "센터에 전화해서 그 창구가 맞으면 허락하세요.",
                "Call the centre. If it is that desk, let it in.")};
    case DeskState::TrustOld:
        return {"state-warn", said(tongue, "목록이 오래됨", "Old trust list"),
            said(tongue, "발급기관 목록이 이레보다 오래되었습니다. 그때까지의 신분증만 확인합니다.",
                "Its list of issuers is more than a week old. It judges by what was known then."),
            said(tongue, "창구가 묶음을 받을 수 있게 연결을 살피거나 USB로 가져다 주세요.",
                "See that the desk can fetch packs, or bring them by USB.")};
    case DeskState::CertificateDue:
        return {"state-warn", said(tongue, "인증서 곧 끝남", "Certificate ends soon"),
            said(tongue, "인증서가 %1에 끝납니다. 연결되면 저절로 새로 받습니다.",
                "Its certificate ends on %1. It renews by itself when it is connected.",
                {desk.certificateTo ? dayWords(tongue, koreanDate(*desk.certificateTo)) : QString()}),
            said(tongue, "창구를 인터넷에 한 번 이어 주세요.", "Connect the desk to the internet once.")};
    default:
        return silent(desk, frame);
    }
}

} // namespace

StateWords wordsOf(const DeskFacts& desk, DeskState state, const Frame& frame)
{
    const Tongue tongue = frame.tongue;
    switch (state) {
    case DeskState::Waiting:
        return {"state-todo", said(tongue, "등록 기다림", "Waits to be enrolled"),
            said(tongue, "코드를 만들었고, 창구가 아직 쓰지 않았습니다.", "Its code was made and has not been used."),
            said(tongue, "창구에서 코드를 넣어 주세요. 하루가 지나면 새로 만드세요.",
                "Type the code at the desk. After a day, make a new one.")};
    case DeskState::Receiving:
        return {"state-run", said(tongue, "받는 중", "Receiving"),
            said(tongue, "기록을 받고 있습니다.", "Entries are coming in."), {}};
    case DeskState::Well:
        return {"state-ok", said(tongue, "잘 받고 있음", "All received"),
            said(tongue, "빠짐없이 받았습니다.", "Nothing is missing."), {}};
    case DeskState::Lost:
        return {"state-no", said(tongue, "잃어버린 창구", "Lost desk"),
            said(tongue, "이 창구의 인증서를 거두었습니다. 그 뒤로 만든 영수증은 잃어버린 창구의 것으로 나옵니다.",
                "Its certificate was withdrawn. Receipts made since then show as those of a lost desk."),
            {}};
    default:
        return attentionWords(desk, state, frame);
    }
}

StateWords heldWords(const HeldFact& held, Tongue tongue)
{
    const QStringList facts{QString::number(held.kind), QString::number(held.schema)};
    if (held.code == u"unknown_schema")
        return {"state-no", said(tongue, "모르는 항목 판", "Unknown version"),
            said(tongue, "모르는 항목 판입니다 (%1번 항목, %2판).",
                "A version that this hub does not know (kind %1, version %2).", facts),
            said(tongue, "허브를 고치면 저절로 다시 읽습니다.", "Update the hub; it reads the entry again by itself.")};
    if (held.code == u"unknown_kind")
        return {"state-no", said(tongue, "모르는 항목", "Unknown kind"),
            said(tongue, "이 허브가 모르는 항목입니다 (%1번).", "A kind of entry that this hub does not know (%1).",
                facts),
            said(tongue, "허브를 고치면 저절로 다시 읽습니다.", "Update the hub; it reads the entry again by itself.")};
    return {"state-no", said(tongue, "읽을 수 없음", "Unreadable"),
        said(tongue, "항목의 내용이 정해진 꼴이 아닙니다 (%1번 항목, %2판).",
            "Its content is not what it should be (kind %1, version %2).", facts),
        said(tongue, "그 창구의 프로그램 판을 확인하세요. 기록은 그대로 있습니다.",
            "Look at the version of that desk's program. The entry is kept as it is.")};
}

} // namespace naru::hub
