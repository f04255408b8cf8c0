// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace naru::sim {

/// What came out of the printer: black dots row by row (the highest bit is leftmost), and what it wrote in its own
/// letters, a line each, decoded from windows-949.
struct PrintedPaper {
    int width = 576; ///< dots
    QByteArray rows; ///< width / 8 bytes each
    QStringList lines;
    QList<QByteArray> codes; ///< QR codes by their bytes; drawn as well
    int cuts = 0;

    int height() const { return static_cast<int>(rows.size() / (width / 8)); }
    QByteArray pbm() const; ///< portable bitmap, P4
};

/// Understands the ESC/POS that Naru sends: ESC @ a t E J, FS & ., GS ! B v V ( r, DLE EOT, text. Byte by byte, as a
/// printer does; what is half there waits for its rest.
class EscPosReader {
public:
    explicit EscPosReader(int widthDots);

    struct Heard {
        qsizetype used = 0;     ///< bytes that were understood and done
        QByteArray questions{}; ///< n of each DLE EOT, 'r' for each GS r, in order
        int unknown = 0;        ///< commands it does not know
    };
    /// Does what it can from the front of `bytes`, but stops where the paper is `rowsMax` rows long.
    Heard read(QByteArrayView bytes, qsizetype rowsMax);

    const PrintedPaper& paper() const { return m_paper; }

private:
    qsizetype command(QByteArrayView bytes, Heard& heard);
    qsizetype afterGroup(QByteArrayView bytes, Heard& heard);
    qsizetype picture(QByteArrayView bytes);
    qsizetype code(QByteArrayView bytes);
    void feed(int rows);
    void newLine();
    void drawCode();

    PrintedPaper m_paper;
    QByteArray m_line, m_code;
    int m_module = 3;
    qsizetype m_rowsMax = 0;
    qsizetype m_pictureLeft = 0; ///< bytes of a picture still to come
    int m_pictureRowBytes = 0;
    QByteArray m_pictureRow;
};

} // namespace naru::sim
