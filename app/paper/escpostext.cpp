// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/qrmatrix.h"
#include "app/paper/escpos.h"
#include "app/paper/faults.h"
#include "app/paper/tablelayout.h"

#include <QStringEncoder>

#include <cmath>

namespace naru::paper {

namespace {

constexpr qsizetype linesMax = 2000;
constexpr qsizetype qrBytesMax = 2953;
constexpr int quietModules = 4;                      ///< ISO/IEC 18004 §5.3.8; the printer draws none
constexpr int moduleDotsMin = 3, moduleDotsMax = 16; ///< smaller ones a camera does not read; GS ( k fn 67 takes 16

/// windows-949, never "CP949": Qt takes that name for another table and writes wrong bytes (똠, ₩) without a word.
QByteArray koreanBytes(const QString& text, bool& good)
{
    QString folded = text;
    folded.replace(QChar(0x2014), QChar(0x2015)).replace(QChar(0x20A9), QChar(0xFFE6)); // dash and won sign of the code
    QStringEncoder encoder("windows-949", QStringConverter::Flag::Stateless);
    const QByteArray bytes = encoder.isValid() ? QByteArray(encoder.encode(folded)) : QByteArray();
    good = good && encoder.isValid() && !encoder.hasError();
    return bytes;
}

/// A letter of two bytes is drawn two columns wide.
double columnsOf(const QString& text)
{
    bool ignored = true;
    return static_cast<double>(koreanBytes(text, ignored).size());
}

class TextMode {
public:
    TextMode(const Roll& roll, std::optional<quint8> codeTable)
        : m_roll(roll)
    {
        m_bytes += QByteArray("\x1B@\x1C&", 4); // ESC @, FS &: two-byte letters on
        if (codeTable)
            m_bytes += QByteArray("\x1Bt") + static_cast<char>(*codeTable);
    }
    void operator()(const Text& text);
    void operator()(const Pair& pair);
    void operator()(const Table& table);
    void operator()(const Rule& rule)
    {
        const char letter = rule.kind == Rule::Kind::Thick ? '=' : '-';
        line(QString(m_roll.columns, QLatin1Char(letter)));
    }
    void operator()(const QrCode& code);
    void operator()(const Sketch&) { m_good = false; } ///< lines are not letters
    void operator()(const Space& space) { feed(space.mm); }
    void operator()(const Cut&) { m_bytes += QByteArray("\x1DVB\x00", 4); }
    Result<QByteArray> take();

private:
    void style(Size size, Weight weight, Frame frame = Frame::None);
    void line(const QString& text);
    void feed(double mm);
    QString padded(const QString& text, double columns, Align align) const;
    double columns(Size size) const { return size == Size::Huge ? m_roll.columns / 2 : m_roll.columns; }
    void row(const QStringList& cells, const QList<Column>& columns, const QList<double>& widths);

    Roll m_roll;
    QByteArray m_bytes;
    qsizetype m_lines = 0;
    bool m_good = true;
};

/// GS ! n: bits 4 to 6 width, 0 to 2 height; ESC E bold; GS B white on black.
void TextMode::style(Size size, Weight weight, Frame frame)
{
    const char scale = size == Size::Huge ? '\x11' : size == Size::Large ? '\x01' : '\x00';
    m_bytes += QByteArray("\x1D!") + scale;
    m_bytes += QByteArray("\x1B"
                          "E")
        + (weight == Weight::Bold ? '\x01' : '\x00');
    m_bytes += QByteArray("\x1D"
                          "B")
        + (frame == Frame::Reverse ? '\x01' : '\x00');
}

void TextMode::line(const QString& text)
{
    ++m_lines;
    m_bytes += koreanBytes(text, m_good) + '\n';
}

/// ESC J n: n vertical units, at most 255 of them.
void TextMode::feed(double mm)
{
    for (int dots = static_cast<int>(std::lround(mm * dotsPerMm)); dots > 0; dots -= 255) {
        ++m_lines;
        m_bytes += QByteArray("\x1BJ") + static_cast<char>(std::min(dots, 255));
        if (m_lines > linesMax)
            return;
    }
}

QString TextMode::padded(const QString& text, double columns, Align align) const
{
    const auto room = static_cast<qsizetype>(std::max(0.0, columns - columnsOf(text)));
    const qsizetype before = align == Align::Left ? 0 : align == Align::Right ? room : room / 2;
    return QString(before, u' ') + text + QString(room - before, u' ');
}

void TextMode::operator()(const Text& text)
{
    style(text.size, text.weight, text.frame);
    const double width = columns(text.size);
    if (text.frame == Frame::Box)
        line(QString(static_cast<qsizetype>(width), u'-'));
    for (const QString& each : wrap(plain(text.text), width, columnsOf)) {
        const bool filled = text.align != Align::Left || text.frame == Frame::Reverse;
        line(filled ? padded(each, width, text.align) : each);
    }
    if (text.frame == Frame::Box)
        line(QString(static_cast<qsizetype>(width), u'-'));
    style(Size::Normal, Weight::Regular);
}

void TextMode::operator()(const Pair& pair)
{
    const QString name = plain(pair.name), value = plain(pair.value);
    const double width = columns(pair.size), nameWidth = columnsOf(name), left = nameWidth + 1;
    const bool plainName = !name.contains(u'\n');
    const bool beside = plainName && (left + columnsOf(value) <= width || nameWidth * 2 <= width);
    style(pair.size, pair.weight);
    QString first = name;
    if (!beside) {
        for (const QString& each : wrap(name, width, columnsOf))
            line(each);
        first.clear();
    }
    for (const QString& each : wrap(value, beside ? width - left : width, columnsOf)) {
        const double used = beside ? nameWidth : 0;
        line(padded(first, used, Align::Left) + padded(each, width - used, Align::Right));
        first.clear();
    }
    style(Size::Normal, Weight::Regular);
}

void TextMode::row(const QStringList& cells, const QList<Column>& columns, const QList<double>& widths)
{
    QList<QStringList> lines;
    qsizetype height = 1;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        lines.append(wrap(cells[i], widths[i], columnsOf));
        height = std::max(height, lines.last().size());
    }
    for (qsizetype at = 0; at < height; ++at) {
        QStringList parts;
        for (qsizetype i = 0; i < lines.size(); ++i)
            parts.append(padded(lines[i].value(at), widths[i], columns[i].align));
        line(parts.join(u' '));
    }
}

void TextMode::operator()(const Table& table)
{
    QList<double> widths = columnWidths(table, m_roll.columns, 1, columnsOf);
    for (double& width : widths)
        width = std::floor(width);
    style(Size::Normal, Weight::Bold);
    if (const QStringList titles = titlesOf(table); !titles.isEmpty()) {
        row(titles, table.columns, widths);
        (*this)(Rule{});
    }
    for (const Row& each : table.rows) {
        if (each.kind == Row::Kind::Total)
            (*this)(Rule{});
        style(Size::Normal, each.kind == Row::Kind::Plain ? Weight::Regular : Weight::Bold);
        row(cellsOf(each, table.columns.size()), table.columns, widths);
    }
    style(Size::Normal, Weight::Regular);
}

/// GS ( k with cn 49: model 2 (fn 65), module size (67), level (69: "0" L … "3" H), store (80), print (81).
void TextMode::operator()(const QrCode& code)
{
    if (code.bytes.isEmpty() || code.bytes.size() > qrBytesMax)
        return;
    // In small letters, for not every printer packs capitals as tightly as codec does.
    const auto matrix = codec::qrMatrix(code.bytes.toLower(), code.level);
    const int side = std::min(static_cast<int>(code.sideMm * dotsPerMm), m_roll.dots);
    const int module = matrix ? std::min(side / (matrix->side + 2 * quietModules), moduleDotsMax) : 0;
    if (module < moduleDotsMin) {
        m_good = false; // drawn, it may be as fine as the printer is
        return;
    }
    const auto store = static_cast<int>(code.bytes.size()) + 3;
    m_bytes += QByteArray("\x1B"
                          "a\x01",
        3);
    m_bytes += QByteArray("\x1D(k\x04\x00"
                          "1A2\x00",
                   9)
        + QByteArray("\x1D(k\x03\x00"
                     "1C",
            7)
        + static_cast<char>(module);
    m_bytes += QByteArray("\x1D(k\x03\x00"
                          "1E",
                   7)
        + static_cast<char>('0' + int(code.level));
    m_bytes
        += QByteArray("\x1D(k") + static_cast<char>(store & 0xff) + static_cast<char>(store >> 8) + "1P0" + code.bytes;
    m_bytes += QByteArray("\x1D(k\x03\x00"
                          "1Q0",
                   8)
        + QByteArray("\x1B"
                     "a\x00",
            3);
}

Result<QByteArray> TextMode::take()
{
    if (!m_good)
        return PaperFault::NotInTextMode;
    if (m_lines > linesMax)
        return PaperFault::TooLarge;
    return m_bytes + QByteArray("\x1DVB\x00", 4);
}

} // namespace

Result<QByteArray> escposText(const Document& document, const Roll& roll, std::optional<quint8> codeTable)
{
    if (document.blocks.size() > blocksMax)
        return PaperFault::TooLarge;
    TextMode mode(roll, codeTable);
    for (const Block& block : document.blocks) {
        if (const Table* table = std::get_if<Table>(&block);
            table && (table->columns.isEmpty() || table->columns.size() > columnsMax || table->rows.size() > linesMax))
            return PaperFault::TooLarge;
        std::visit(mode, block);
    }
    return mode.take();
}

} // namespace naru::paper
