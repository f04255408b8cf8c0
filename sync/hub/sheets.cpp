// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/sheets.h"

#include "app/paper/pdf.h"
#include "app/words/words.h"
#include "sync/hub/enrolmentcode.h"

namespace naru::hub {

namespace {

constexpr qsizetype pinGroupDigits = 8;

QString said(const char* name)
{
    return words::wordsOf(QLatin1StringView(name), words::Language::Korean).sentence;
}

/// Eight groups of eight, four to a line: to be typed, or read to somebody.
QString pinText(const QString& pin)
{
    QString text;
    for (qsizetype at = 0; at < pin.size(); at += pinGroupDigits) {
        if (at > 0)
            text += at % (4 * pinGroupDigits) == 0 ? QLatin1Char('\n') : QLatin1Char(' ');
        text += pin.mid(at, pinGroupDigits);
    }
    return text;
}

} // namespace

QByteArray qrTextOf(const Sheet& sheet)
{
    return enrolQrText(sheet.url, sheet.code, sheet.pin, sheet.packsRoot);
}

paper::Document sheetsDocument(const QList<Sheet>& sheets)
{
    using namespace paper;
    constexpr double qrMm = 60;
    Document document;
    document.title = said("enrolsheet.title");
    document.foot = said("enrolsheet.foot");
    const auto line = [](const QString& text, Size size, Weight weight) {
        return Text{text, size, weight, Align::Centre, Frame::None};
    };
    for (const Sheet& sheet : sheets) {
        if (!document.blocks.isEmpty())
            document.blocks.append(Cut{});
        document.blocks.append(line(document.title, Size::Large, Weight::Regular));
        document.blocks.append(line(sheet.site, Size::Large, Weight::Bold));
        document.blocks.append(line(sheet.desk, Size::Huge, Weight::Bold));
        document.blocks.append(Space{6});
        document.blocks.append(line(said("enrolsheet.code"), Size::Normal, Weight::Regular));
        document.blocks.append(Text{sheet.code, Size::Huge, Weight::Bold, Align::Centre, Frame::Box});
        document.blocks.append(Space{4});
        document.blocks.append(QrCode{qrTextOf(sheet), qrMm, codec::QrLevel::Q});
        document.blocks.append(Space{4});
        document.blocks.append(Pair{said("enrolsheet.address"), sheet.url, Size::Normal, Weight::Bold});
        document.blocks.append(Pair{said("enrolsheet.until"),
            koreanDate(sheet.until).toString(Qt::ISODate) + u' ' + koreanTime(sheet.until), Size::Normal,
            Weight::Bold});
        document.blocks.append(Text{said("enrolsheet.pin"), Size::Normal, Weight::Regular, Align::Left, Frame::None});
        document.blocks.append(Text{pinText(sheet.pin), Size::Normal, Weight::Bold, Align::Centre, Frame::None});
        if (!sheet.packsRoot.isEmpty()) {
            document.blocks.append(
                Text{said("enrolsheet.packs_root"), Size::Normal, Weight::Regular, Align::Left, Frame::None});
            document.blocks.append(
                Text{pinText(sheet.packsRoot), Size::Normal, Weight::Bold, Align::Centre, Frame::None});
        }
        document.blocks.append(Space{4});
        document.blocks.append(Rule{});
        document.blocks.append(
            Text{said("enrolsheet.what_to_do"), Size::Normal, Weight::Regular, Align::Left, Frame::None});
        document.made = sheet.until - std::chrono::hours(24);
    }
    return document;
}

Result<QByteArray> sheetsPdf(const QList<Sheet>& sheets)
{
    return paper::pdf(sheetsDocument(sheets));
}

} // namespace naru::hub
