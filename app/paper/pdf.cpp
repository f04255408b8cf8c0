// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paper/pdf.h"

#include "app/paper/faults.h"
#include "app/paper/layout.h"
#include "app/paper/tablelayout.h"

#include <QBuffer>
#include <QPdfWriter>

namespace naru::paper {

namespace {

constexpr int dotsPerInch = 600;
constexpr double mmPerInch = 25.4, mmPerPoint = mmPerInch / 72;
constexpr double marginMm = 18, footMm = 12;
constexpr int pagesMax = 500;
constexpr std::array<double, 4> pageLetterMm{9 * mmPerPoint, 11 * mmPerPoint, 16 * mmPerPoint, 22 * mmPerPoint};

/// The pieces of each page, by number; a head that is repeated stands before what needs it.
QList<QList<int>> paginate(const QList<Piece>& pieces, double height)
{
    QList<QList<int>> pages{{}};
    double used = 0;
    const auto put = [&](int number) {
        pages.last().append(number);
        used += pieces[number].height;
    };
    for (int i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        // A head alone at the foot of a page helps nobody.
        const bool isHead = i + 1 < pieces.size() && pieces[i + 1].head == i;
        const double needed = piece.height + (isHead ? pieces[i + 1].height : 0);
        if ((used + needed > height && !pages.last().isEmpty()) || (i > 0 && pieces[i - 1].isCut)) {
            pages.append(QList<int>());
            used = 0;
            if (piece.head >= 0)
                put(piece.head);
        }
        put(i);
    }
    return pages;
}

/// Qt writes the moment of drawing: the document's own takes its place. Nothing may move, the file's index counts
/// bytes.
void setDate(QByteArray& pdf, Instant made)
{
    static const QByteArray key("/CreationDate ");
    const qsizetype at = pdf.lastIndexOf(key), begin = at + key.size();
    const qsizetype end = at < 0 ? -1 : pdf.indexOf(')', at) + 1;
    const auto moment = QDateTime::fromMSecsSinceEpoch(made.time_since_epoch().count(), Qt::UTC);
    const QByteArray date = "(D:" + moment.toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1() + "Z)";
    if (end - begin >= date.size())
        pdf.replace(begin, end - begin, date.leftJustified(end - begin, ' '));
}

void drawFoot(QPainter& painter, const Sheet& sheet, double top, const QString& foot, const QString& number)
{
    const QFont font = sheet.font(Size::Small, Weight::Regular);
    painter.fillRect(QRectF(0, top, sheet.width, sheet.mm(sheet.thinMm)), Qt::black);
    const double y = top + sheet.mm(2);
    drawLine(painter, {plain(foot, Breaks::Drop), font, Align::Left}, 0, y, sheet.width, lineHeight(font));
    drawLine(painter, {number, font, Align::Right}, 0, y, sheet.width, lineHeight(font));
}

} // namespace

Result<QByteArray> pdf(const Document& document)
{
    if (const auto letters = checkFont(); !letters)
        return letters.fault();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
    writer.setTitle(plain(document.title, Breaks::Drop));
    writer.setCreator(QStringLiteral("Naru"));
    const Sheet sheet{&writer, double(writer.width()), dotsPerInch / mmPerInch, pageLetterMm};
    const auto pieces = lay(document, sheet);
    if (!pieces)
        return pieces.fault();
    const double height = writer.height() - sheet.mm(footMm);
    const auto pages = paginate(*pieces, height);
    if (pages.size() > pagesMax)
        return PaperFault::TooLarge;
    QPainter painter(&writer);
    for (int page = 0; page < pages.size(); ++page) {
        if (page > 0)
            writer.newPage();
        double y = 0;
        for (const int number : pages[page]) {
            if ((*pieces)[number].draw)
                (*pieces)[number].draw(painter, y);
            y += (*pieces)[number].height;
        }
        drawFoot(painter, sheet, height + sheet.mm(3), document.foot,
            QStringLiteral("%1 / %2").arg(page + 1).arg(pages.size()));
    }
    painter.end();
    setDate(bytes, document.made.value_or(Instant{}));
    return bytes;
}

} // namespace naru::paper
