// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/printer/escposreader.h"

#include "app/codec/qrmatrix.h"

#include <QStringDecoder>

namespace naru::sim {

namespace {
constexpr char dle = 0x10, esc = 0x1B, fs = 0x1C, gs = 0x1D;
constexpr int lineRows = 30; ///< of its own letters

int byteAt(QByteArrayView bytes, qsizetype at)
{
    return static_cast<uchar>(bytes[at]);
}
} // namespace

QByteArray PrintedPaper::pbm() const
{
    return QByteArrayLiteral("P4\n") + QByteArray::number(width) + ' ' + QByteArray::number(height()) + '\n' + rows;
}

EscPosReader::EscPosReader(int widthDots)
{
    m_paper.width = widthDots;
}

void EscPosReader::feed(int rows)
{
    m_paper.rows.append(qsizetype(rows) * (m_paper.width / 8), '\0');
}

void EscPosReader::newLine()
{
    QStringDecoder decoder("windows-949");
    m_paper.lines.append(decoder.decode(m_line));
    m_line.clear();
    feed(lineRows);
}

/// The rest of a GS v 0, as far as it is here and paper is left.
qsizetype EscPosReader::picture(QByteArrayView bytes)
{
    qsizetype used = 0;
    const qsizetype ours = m_paper.width / 8;
    while (m_pictureLeft > 0 && used < bytes.size() && m_paper.height() < m_rowsMax) {
        m_pictureRow.append(bytes[used++]);
        --m_pictureLeft;
        if (m_pictureRow.size() == m_pictureRowBytes) {
            m_paper.rows += m_pictureRow.left(ours).leftJustified(ours, '\0');
            m_pictureRow.clear();
        }
    }
    return used;
}

void EscPosReader::drawCode()
{
    const auto matrix = codec::qrMatrix(m_code, codec::QrLevel::L);
    m_paper.codes.append(m_code);
    if (!matrix)
        return;
    const int left = std::max(0, (m_paper.width - matrix->side * m_module) / 2);
    for (int y = 0; y < matrix->side * m_module; ++y) {
        QByteArray row(m_paper.width / 8, '\0');
        for (int x = 0; x < matrix->side * m_module && left + x < m_paper.width; ++x) {
            if (matrix->isDark(x / m_module, y / m_module))
                row[(left + x) / 8] = static_cast<char>(row[(left + x) / 8] | (0x80 >> ((left + x) % 8)));
        }
        m_paper.rows += row;
    }
}

/// GS ( k pL pH cn fn …
qsizetype EscPosReader::code(QByteArrayView bytes)
{
    if (bytes.size() < 7)
        return 0;
    const qsizetype size = 5 + byteAt(bytes, 3) + 256 * byteAt(bytes, 4);
    if (bytes.size() < size)
        return 0;
    const char function = bytes[6];
    if (function == 'C')
        m_module = byteAt(bytes, 7);
    else if (function == 'P')
        m_code = bytes.sliced(8, size - 8).toByteArray();
    else if (function == 'Q')
        drawCode();
    return size;
}

/// What begins with GS; 0: its rest is not here yet.
qsizetype EscPosReader::afterGroup(QByteArrayView bytes, Heard& heard)
{
    switch (bytes[1]) {
    case '!':
    case 'B':
        return bytes.size() < 3 ? 0 : 3;
    case 'r':
        if (bytes.size() >= 3)
            heard.questions.append('r');
        return bytes.size() < 3 ? 0 : 3;
    case 'V': {
        const bool feeds = bytes.size() >= 3 && byteAt(bytes, 2) >= 'A';
        const qsizetype size = feeds ? 4 : 3;
        if (bytes.size() >= size)
            ++m_paper.cuts;
        return bytes.size() < size ? 0 : size;
    }
    case 'v':
        if (bytes.size() < 8)
            return 0;
        m_pictureRowBytes = byteAt(bytes, 4) + 256 * byteAt(bytes, 5);
        m_pictureLeft = qsizetype(m_pictureRowBytes) * (byteAt(bytes, 6) + 256 * byteAt(bytes, 7));
        return 8;
    case '(':
        return code(bytes);
    default:
        ++heard.unknown;
        return 2;
    }
}

/// One command, or one letter; 0: its rest is not here yet.
qsizetype EscPosReader::command(QByteArrayView bytes, Heard& heard)
{
    const char first = bytes.front();
    if (first != dle && first != esc && first != fs && first != gs) {
        if (first == '\n')
            newLine();
        else if (first != '\0')
            m_line.append(first);
        return 1;
    }
    if (bytes.size() < 2)
        return 0;
    if (first == gs)
        return afterGroup(bytes, heard);
    if (first == fs || (first == esc && bytes[1] == '@'))
        return 2;
    if (bytes.size() < 3)
        return 0;
    if (first == dle) {
        if (bytes[1] == 4)
            heard.questions.append(bytes[2]);
        return 3;
    }
    if (bytes[1] == 'J')
        feed(byteAt(bytes, 2));
    else if (bytes[1] != 'a' && bytes[1] != 't' && bytes[1] != 'E')
        ++heard.unknown;
    return 3;
}

EscPosReader::Heard EscPosReader::read(QByteArrayView bytes, qsizetype rowsMax)
{
    Heard heard;
    m_rowsMax = rowsMax;
    while (heard.used < bytes.size() && m_paper.height() < rowsMax) {
        const QByteArrayView rest = bytes.sliced(heard.used);
        const qsizetype used = m_pictureLeft > 0 ? picture(rest) : command(rest, heard);
        if (used == 0)
            break;
        heard.used += used;
    }
    return heard;
}

} // namespace naru::sim
