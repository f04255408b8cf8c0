// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paper/layout.h"

#include "app/codec/qrmatrix.h"
#include "app/paper/faults.h"
#include "app/paper/sketch.h"
#include "app/paper/tablelayout.h"
#include "app/paper/wrap.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace naru::paper {

namespace {

constexpr const char* family = "Noto Sans CJK KR";
constexpr double lineFactor = 1.32;  ///< from one line to the next, in ems
constexpr double pairNameMax = 0.45; ///< of the line; a longer name has lines of its own
constexpr int quietModules = 4;      ///< ISO/IEC 18004 §5.3.8

/// Draws blocks into pieces, one kind each.
class Layout {
public:
    explicit Layout(const Sheet& sheet)
        : m_sheet(sheet)
    {
    }
    void operator()(const Text& text);
    void operator()(const Pair& pair);
    void operator()(const Table& table) { layTable(table, m_sheet, m_pieces); }
    void operator()(const Rule& rule);
    void operator()(const QrCode& code);
    void operator()(const Sketch& sketch);
    void operator()(const Space& space) { m_pieces.append({m_sheet.mm(space.mm), {}, false, -1}); }
    void operator()(const Cut&) { m_pieces.append({0, {}, true, -1}); }
    QList<Piece> take() { return std::move(m_pieces); }

private:
    void line(const TextLine& line);
    void boxed(const Text& text, const QFont& font);
    Size sizeFor(const QString& value, const Pair& pair) const;

    const Sheet& m_sheet;
    QList<Piece> m_pieces;
};

Qt::Alignment flagsOf(Align align)
{
    const Qt::Alignment side = align == Align::Left ? Qt::AlignLeft
        : align == Align::Centre                    ? Qt::AlignHCenter
                                                    : Qt::AlignRight;
    return side | Qt::AlignVCenter;
}

void Layout::line(const TextLine& line)
{
    const double height = lineHeight(line.font), width = m_sheet.width;
    m_pieces.append(
        {height, [line, height, width](QPainter& painter, double y) { drawLine(painter, line, 0, y, width, height); },
            false, -1});
}

void Layout::operator()(const Text& text)
{
    const QFont font = m_sheet.font(text.size, text.weight);
    if (text.frame != Frame::None)
        return boxed(text, font);
    for (const QString& each : wrap(plain(text.text), m_sheet.width, measureOf(font, m_sheet.device)))
        line({each, font, text.align});
}

void Layout::boxed(const Text& text, const QFont& font)
{
    const double pad = m_sheet.mm(1.2), pen = m_sheet.mm(2 * m_sheet.thinMm), inner = m_sheet.width - 2 * (pad + pen);
    const QStringList lines = wrap(plain(text.text), inner, measureOf(font, m_sheet.device));
    const double step = lineHeight(font), height = step * static_cast<double>(lines.size()) + 2 * (pad + pen);
    const bool reverse = text.frame == Frame::Reverse;
    const double width = m_sheet.width, thick = pen;
    const Align align = text.align;
    m_pieces.append({height,
        [=](QPainter& painter, double y) {
            painter.save();
            const QRectF whole(0, y, width, height);
            painter.fillRect(whole, Qt::black);
            if (!reverse)
                painter.fillRect(whole.adjusted(thick, thick, -thick, -thick), Qt::white);
            painter.setPen(reverse ? Qt::white : Qt::black);
            double at = y + pad + thick;
            for (const QString& each : lines) {
                drawLine(painter, {each, font, align}, pad + thick, at, inner, step);
                at += step;
            }
            painter.restore();
        },
        false, -1});
}

/// A number that is wider than the paper is made smaller rather than torn.
Size Layout::sizeFor(const QString& value, const Pair& pair) const
{
    Size size = pair.size;
    const auto words = value.split(u' ');
    const auto fits = [&](const QString& word) {
        return measureOf(m_sheet.font(size, pair.weight), m_sheet.device)(word) <= m_sheet.width;
    };
    while (size != Size::Small && !std::all_of(words.begin(), words.end(), fits))
        size = static_cast<Size>(static_cast<quint8>(size) - 1);
    return size;
}

void Layout::operator()(const Pair& pair)
{
    const QString name = plain(pair.name), value = plain(pair.value);
    const QFont font = m_sheet.font(pair.size, pair.weight);
    const auto measure = measureOf(font, m_sheet.device);
    const double nameWidth = measure(name), valueWidth = measure(value), width = m_sheet.width;
    const double left = nameWidth + font.pixelSize(), height = lineHeight(font);
    const bool simple = !name.contains(u'\n') && !value.contains(u'\n');
    const bool oneLine = simple && left + valueWidth <= width;
    // What fits on a line of its own is not broken to stand beside its name.
    const bool beside = !name.contains(u'\n') && nameWidth <= width * pairNameMax && valueWidth > width
        && sizeFor(value, pair) == pair.size;
    if (!oneLine && !beside) {
        (*this)(Text{pair.name, pair.size, pair.weight, Align::Left, Frame::None});
        (*this)(Text{pair.value, sizeFor(value, pair), pair.weight, Align::Right, Frame::None});
        return;
    }
    QString first = name;
    for (const QString& each : wrap(value, width - left, measure)) {
        m_pieces.append({height,
            [=](QPainter& painter, double y) {
                drawLine(painter, {first, font, Align::Left}, 0, y, width, height);
                drawLine(painter, {each, font, Align::Right}, left, y, width - left, height);
            },
            false, -1});
        first.clear();
    }
}

void Layout::operator()(const Rule& rule)
{
    const bool thick = rule.kind == Rule::Kind::Thick;
    const double pen = std::max(1.0, std::round(m_sheet.mm(m_sheet.thinMm * (thick ? 3 : 1))));
    const double around = m_sheet.mm(1.0), width = m_sheet.width, dash = m_sheet.mm(1.0);
    const bool dashed = rule.kind == Rule::Kind::Dashed;
    m_pieces.append({pen + 2 * around,
        [=](QPainter& painter, double y) {
            if (!dashed)
                return painter.fillRect(QRectF(0, y + around, width, pen), Qt::black);
            for (double x = 0; x < width; x += 2 * dash)
                painter.fillRect(QRectF(x, y + around, std::min(dash, width - x), pen), Qt::black);
        },
        false, -1});
}

void Layout::operator()(const QrCode& code)
{
    const auto matrix = codec::qrMatrix(code.bytes, code.level);
    if (!matrix)
        return;
    const int modules = matrix->side + 2 * quietModules;
    const double side = std::min(m_sheet.mm(code.sideMm), m_sheet.width);
    const double module = std::max(1.0, std::floor(side / modules)); // whole dots: each module as wide as the next
    const double left = std::floor((m_sheet.width - module * modules) / 2);
    m_pieces.append({module * modules,
        [=, shown = *matrix](QPainter& painter, double y) {
            for (int row = 0; row < shown.side; ++row) {
                for (int column = 0; column < shown.side; ++column) {
                    if (shown.isDark(column, row))
                        painter.fillRect(QRectF(left + (column + quietModules) * module,
                                             y + (row + quietModules) * module, module, module),
                            Qt::black);
                }
            }
        },
        false, -1});
}

void Layout::operator()(const Sketch& sketch)
{
    const double scale = std::min(1.0, m_sheet.width / std::max(1.0, m_sheet.mm(sketch.widthMm)));
    const double left = std::floor((m_sheet.width - m_sheet.mm(sketch.widthMm) * scale) / 2);
    const Sheet sheet = m_sheet; // the device outlives the drawing
    m_pieces.append({m_sheet.mm(sketch.heightMm) * scale,
        [sketch, sheet, scale, left](QPainter& painter, double y) {
            drawSketch(painter, sketch, sheet, {left, y}, scale);
        },
        false, -1});
}

Result<void> checkSize(const Document& document)
{
    qsizetype rows = 0;
    for (const Block& block : document.blocks) {
        const Sketch* sketch = std::get_if<Sketch>(&block);
        if (sketch && sketch->marks.size() > marksMax)
            return PaperFault::TooLarge;
        const Table* table = std::get_if<Table>(&block);
        if (!table)
            continue;
        rows += table->rows.size();
        if (table->columns.isEmpty() || table->columns.size() > columnsMax)
            return PaperFault::TooLarge;
    }
    return document.blocks.size() > blocksMax || rows > rowsMax ? Result<void>(PaperFault::TooLarge) : Result<void>();
}

} // namespace

Result<void> checkFont()
{
    const bool draws = qobject_cast<QGuiApplication*>(QCoreApplication::instance());
    return draws && QFontDatabase::hasFamily(QLatin1String(family)) ? Result<void>() : Result<void>(PaperFault::NoFont);
}

QFont Sheet::font(Size size, Weight weight) const
{
    QFont font{QString::fromLatin1(family)};
    font.setPixelSize(static_cast<int>(std::lround(mm(letterMm[static_cast<std::size_t>(size)]))));
    font.setWeight(weight == Weight::Bold ? QFont::Bold : QFont::Medium);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

Measure measureOf(const QFont& font, QPaintDevice* device)
{
    return [metrics = QFontMetricsF(font, device)](const QString& text) { return metrics.horizontalAdvance(text); };
}

double lineHeight(const QFont& font)
{
    return std::ceil(font.pixelSize() * lineFactor);
}

void drawLine(QPainter& painter, const TextLine& line, double x, double y, double width, double height)
{
    painter.setFont(line.font);
    painter.drawText(QRectF(x, y, width, height),
        static_cast<int>(flagsOf(line.align)) | Qt::TextSingleLine | Qt::TextDontClip, line.text);
}

Result<QList<Piece>> lay(const Document& document, const Sheet& sheet)
{
    if (const auto fits = checkSize(document); !fits)
        return fits.fault();
    if (const auto letters = checkFont(); !letters)
        return letters.fault();
    Layout layout(sheet);
    for (const Block& block : document.blocks)
        std::visit(layout, block);
    return layout.take();
}

} // namespace naru::paper
