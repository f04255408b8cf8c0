// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/qrmatrix.h"
#include "sync/hub/enrolmentcode.h"
#include "sync/hub/pages/pages.h"

namespace naru::hub {

namespace {

void addPair(Html& page, const QString& name, const QString& value)
{
    page.tag("<div><dt>").text(name).tag("</dt><dd>").text(value).tag("</dd></div>");
}

/// What it has beside what it is offered: a desk that is behind takes it the next time it is on line.
void addPacks(Html& page, Tongue tongue, const DeskFacts& desk)
{
    QMap<QString, quint64> shown = desk.newestPacks;
    shown.insert(desk.packs);
    for (auto pack = shown.cbegin(); pack != shown.cend(); ++pack) {
        const quint64 has = desk.packs.value(pack.key()), newest = desk.newestPacks.value(pack.key());
        QString words
            = has ? said(tongue, "%1판", "version %1", {QString::number(has)}) : said(tongue, "아직 없음", "none yet");
        if (newest > has)
            words += said(tongue, " · 새것 %1판은 다음에 연결될 때 받습니다",
                " · will take version %1 the next time it is connected", {QString::number(newest)});
        addPair(page, packName(tongue, pack.key()), words);
    }
}

void addFactsOf(Html& page, const Frame& frame, const DeskFacts& desk)
{
    const Tongue tongue = frame.tongue;
    const QString none = QStringLiteral("—");
    page.tag("<dl class=\"card\">");
    addPair(page, said(tongue, "마지막 소식", "Last heard"), desk.heard ? momentWords(tongue, *desk.heard) : none);
    addPair(
        page, said(tongue, "받은 기록", "Entries received"), said(tongue, "%1건", "%1", {numberWords(desk.entries)}));
    addPair(page, said(tongue, "그때 안 보낸 것", "Unsent then"),
        desk.unsent ? said(tongue, "%1건", "%1", {numberWords(*desk.unsent)}) : none);
    if (desk.isSealed)
        addPair(page, said(tongue, "기록 내용", "Contents"),
            *desk.isSealed
                ? said(tongue, "봉인됨: 기관의 열쇠로만 열 수 있습니다", "Sealed: only the agency's key opens them")
                : said(tongue, "봉인되지 않음", "Not sealed"));
    addPair(page, said(tongue, "인증서", "Certificate"),
        desk.certificateTo ? said(tongue, "%1까지", "until %1", {dateWords(tongue, koreanDate(*desk.certificateTo))})
                           : none);
    addPair(page, said(tongue, "프로그램", "Program"), desk.program.isEmpty() ? none : desk.program);
    addPacks(page, tongue, desk);
    addPair(page, said(tongue, "기기 번호", "Device"), QString::fromLatin1(desk.device.toHex()));
    page.tag("</dl>");
}

/// What cannot be taken back is asked for with a word to type, in a fold that must be opened.
void addLost(Html& page, const Frame& frame, const DeskFacts& desk)
{
    page.tag("<details class=\"card\"><summary>")
        .say("이 창구를 잃어버렸다면", "If this desk was lost")
        .tag("</summary><p>");
    page.say(
        "인증서를 거두면 이 창구에서는 더 받지 않고, 그 뒤의 영수증은 ‘잃어버린 창구’로 나옵니다. 되돌릴 수 없습니다.",
        "Its certificate is withdrawn: nothing more is taken from it, and later receipts show as those of a lost desk. "
        "This cannot be undone.");
    page.tag("</p><form method=\"post\"").attribute("action", deskPath(desk.device) + QStringLiteral("/lost"));
    page.tag("><input type=\"hidden\" name=\"token\"").attribute("value", frame.token).tag("><label for=\"sure\">");
    page.say("창구 이름을 그대로 적어 주세요: %1", "Type the desk's name: %1", {desk.name});
    page.tag("</label><input id=\"sure\" name=\"sure\" required maxlength=\"60\" autocomplete=\"off\"><button "
             "class=\"danger\">");
    page.say("인증서 거두기", "Withdraw the certificate").tag("</button></form></details>");
}

} // namespace

QByteArray deskPage(const Frame& frame, const DeskFacts& desk, const QString& note)
{
    const DeskState state = stateOf(desk, frame.now);
    const StateWords words = wordsOf(desk, state, frame);
    Html page = opened(frame, Place::Elsewhere, desk.site + u' ' + desk.name);
    page.tag("<p class=\"second\"><a href=\"/\">").say("센터", "Centres").tag("</a></p><h1>");
    page.text(desk.site + u' ' + desk.name).tag("</h1>");
    if (!note.isEmpty())
        page.tag("<p class=\"note\" role=\"status\">").icon("info").text(note).tag("</p>");
    page.tag("<section class=\"card\"><h2 class=\"").tag(words.glyph).tag("\">").icon(words.glyph).text(words.word);
    page.tag("</h2><p>").text(words.sentence).tag("<br>").text(words.whatToDo).tag("</p>");
    if (state == DeskState::Held)
        page.tag("<a class=\"button\" href=\"/held\">").say("격리함 보기", "See held entries").tag("</a>");
    if (state == DeskState::Forked && frame.role != Role::Reader)
        addAction(page, frame, deskPath(desk.device) + QStringLiteral("/noted"),
            said(frame.tongue, "확인했음", "I have looked"), true);
    if (desk.asksApproval && !desk.lostAt && frame.role == Role::Administrator)
        addAction(page, frame, deskPath(desk.device) + QStringLiteral("/approve"),
            said(frame.tongue, "다시 들이기", "Let it in"), true);
    page.tag("</section>");
    addFactsOf(page, frame, desk);
    if (frame.role == Role::Administrator && !desk.lostAt)
        addLost(page, frame, desk);
    return closed(std::move(page));
}

QByteArray newDeskPage(const Frame& frame, const QString& site, const QString& name, const QString& wrong)
{
    const QString title = said(frame.tongue, "창구 등록", "Enrol a desk");
    Html page = opened(frame, Place::Elsewhere, title);
    page.tag("<h1>").text(title).tag("</h1><p class=\"second\">");
    page.say("한 번만 쓰는 코드가 나옵니다. 하루 안에 그 창구에서 넣어 주세요.",
        "You get a code that works once. Type it at that desk within a day.");
    page.tag("</p>");
    if (!wrong.isEmpty())
        page.tag("<p class=\"wrong\" role=\"alert\">").icon("state-no").text(wrong).tag("</p>");
    page.tag("<form class=\"card form\" method=\"post\" action=\"/desks/new\"><input type=\"hidden\" name=\"token\"");
    page.attribute("value", frame.token).tag("><label for=\"site\">").say("센터", "Centre");
    page.tag("</label><input id=\"site\" name=\"site\" required maxlength=\"60\"").attribute("value", site);
    page.tag("><label for=\"desk\">").say("창구 이름", "Name of the desk");
    page.tag("</label><input id=\"desk\" name=\"desk\" required maxlength=\"60\"").attribute("value", name);
    page.tag("><button class=\"main\">").say("코드 만들기", "Make a code").tag("</button></form>");
    return closed(std::move(page));
}

namespace {

/// In the page itself: nothing else may be loaded, and it prints.
void addQr(Html& page, const QByteArray& text)
{
    const auto matrix = codec::qrMatrix(text, codec::QrLevel::M);
    if (!matrix)
        return; // the address is too long for one: the words above say the same
    constexpr int quiet = 4;
    const QByteArray side = QByteArray::number(matrix->side + 2 * quiet);
    QByteArray path;
    for (int y = 0; y < matrix->side; ++y)
        for (int x = 0; x < matrix->side; ++x)
            if (matrix->isDark(x, y))
                path += 'M' + QByteArray::number(x + quiet) + ' ' + QByteArray::number(y + quiet) + "h1v1h-1z";
    page.tag("<svg class=\"qr\" role=\"img\"")
        .attribute("aria-label", said(page.tongue(), "창구에 비출 QR", "QR for the desk"))
        .tag(" viewBox=\"0 0 ")
        .tag(side.constData())
        .tag(" ")
        .tag(side.constData())
        .tag("\"><path d=\"")
        .tag(path.constData())
        .tag("\"/></svg>");
}

} // namespace

QByteArray codePage(const Frame& frame, const QString& site, const QString& name, const Board::NewDesk& desk)
{
    const QString title = said(frame.tongue, "%1 %2의 코드", "Code of %1 %2", {site, name});
    Html page = opened(frame, Place::Elsewhere, title);
    page.tag("<h1>")
        .text(title)
        .tag("</h1><section class=\"card sheet\"><p class=\"code\">")
        .text(desk.code)
        .tag("</p><dl>");
    addPair(page, said(frame.tongue, "주소", "Address"), desk.url);
    addPair(page, said(frame.tongue, "허브 확인값", "Hub's fingerprint"), desk.pin);
    if (!desk.packsRoot.isEmpty())
        addPair(page, said(frame.tongue, "묶음 확인값", "Fingerprint of the packs"), desk.packsRoot);
    page.tag("</dl>");
    addQr(page, enrolQrText(desk.url, desk.code, desk.pin, desk.packsRoot));
    page.tag("<ol><li>");
    page.say("그 창구에서 관리자가 관리 → 허브를 열고, 이 QR을 비추거나 위의 값을 적습니다.",
        "At that desk an administrator opens Manage → Hub and shows this QR, or types what stands above.");
    page.tag("</li><li>").say("화면이 없으면 그 컴퓨터에서 이 명령을 실행합니다.", "Without a window, run this there.");
    const QString withRoot = desk.packsRoot.isEmpty() ? QString() : QStringLiteral(" --packs-root ") + desk.packsRoot;
    page.tag("<pre>").text(
        QStringLiteral("naructl enrol --hub %1 --code %2 --ca-pin %3").arg(desk.url, desk.code, desk.pin) + withRoot);
    page.tag("</pre></li><li>");
    page.say("이 쪽은 다시 볼 수 없습니다. 인쇄해 두거나 지금 하세요. 코드는 하루 동안 씁니다.",
        "This page is shown once: print it, or do it now. The code is good for a day.");
    page.tag("</li></ol></section><p><a class=\"button\" href=\"/\">")
        .say("센터로 가기", "Go to the centres")
        .tag("</a></p>");
    return closed(std::move(page));
}

} // namespace naru::hub
