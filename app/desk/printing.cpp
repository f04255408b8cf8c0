// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/printing.h"

#include "app/paper/escpos.h"
#include "app/paper/pdf.h"

namespace naru::desk {

using device::PrinterSetup;

paper::Roll rollOf(const PrinterSetup& setup)
{
    return setup.paper == PrinterSetup::Paper::Roll58 ? paper::roll58 : paper::roll80;
}

Result<QByteArray> jobOf(const paper::Document& document, const paper::Roll& roll, PrinterSetup::Letters letters,
    device::Printer::Takes takes)
{
    if (takes == device::Printer::Takes::Pdf)
        return paper::pdf(document);
    if (letters == PrinterSetup::Letters::Own) {
        if (auto text = paper::escposText(document, roll))
            return text;
    }
    const auto drawn = paper::raster(document, roll);
    if (!drawn)
        return drawn.fault();
    return paper::escpos(*drawn);
}

paper::Document trialPage(const PrinterSetup& setup)
{
    using namespace paper;
    const bool narrow = setup.paper == PrinterSetup::Paper::Roll58;
    const bool own = setup.letters == PrinterSetup::Letters::Own;
    Document page;
    page.title = QStringLiteral("Naru");
    page.blocks = {Text{QStringLiteral("시험 용지"), Size::Huge, Weight::Bold, Align::Centre},
        Text{QStringLiteral("Test page"), Size::Large, Weight::Regular, Align::Centre}, Rule{}};
    if (!setup.takesPages()) {
        page.blocks.append(
            Pair{QStringLiteral("종이 / Paper"), narrow ? QStringLiteral("58 mm") : QStringLiteral("80 mm")});
        page.blocks.append(Pair{QStringLiteral("글자 / Letters"),
            own ? QStringLiteral("프린터 글자 / its own") : QStringLiteral("그림 / drawn")});
    }
    page.blocks.append(Pair{QStringLiteral("금액 / Amount"), wonText(15'000), Size::Large, Weight::Bold});
    page.blocks.append(Text{QStringLiteral("가나다라마바사 ABCabc 0123456789")});
    page.blocks.append(QrCode{"NARU TEST", 24});
    page.blocks.append(Rule{Rule::Kind::Dashed});
    page.blocks.append(Text{QStringLiteral("양쪽 끝 금이 끊기지 않고, 여기까지 보이면 잘 나온 것입니다.\n"
                                           "If both lines reach the edges and you can read this, it prints well.")});
    page.blocks.append(Rule{});
    return page;
}

Result<QByteArray> trialJob(const PrinterSetup& setup, device::Printer::Takes takes)
{
    return jobOf(trialPage(setup), rollOf(setup), setup.letters, takes);
}

} // namespace naru::desk
