// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/codec/qrmatrix.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace naru::paper {

/// A document is a list of blocks from top to bottom; what is printed on decides how wide a line is. Nothing here knows
/// what the words are about. Every text may come from outside: drawing goes through plain(), so it stays text.

enum class Align : quint8 { Left, Centre, Right };
/// Height of the letters: on a roll 2.75, 3.25, 4.5 and 6.5 mm of Hangul; on a page 9, 11, 16 and 22 pt.
enum class Size : quint8 { Small, Normal, Large, Huge };
enum class Weight : quint8 { Regular, Bold };
enum class Frame : quint8 {
    None,
    Box,     ///< a line around it
    Reverse, ///< white on black, the whole width: what must not be overlooked
};

/// A paragraph. "\n" starts a new line; too long lines are broken between words, or within one that is longer.
struct Text {
    QString text;
    Size size = Size::Normal;
    Weight weight = Weight::Regular;
    Align align = Align::Left;
    Frame frame = Frame::None;
    bool operator==(const Text&) const = default;
};

/// A name on the left, its value on the right of the same line where both fit, else the value on lines of its own.
struct Pair {
    QString name, value;
    Size size = Size::Normal;
    Weight weight = Weight::Regular;
    bool operator==(const Pair&) const = default;
};

struct Column {
    QString title; ///< all empty: no head row
    Align align = Align::Left;
    enum class Width : quint8 {
        Rest,    ///< shares what is left; its words wrap
        Content, ///< as wide as its widest cell, never broken: amounts, numbers, times
    } width
        = Width::Rest;
    bool operator==(const Column&) const = default;
};
struct Row {
    QStringList cells; ///< missing ones are empty
    enum class Kind : quint8 {
        Plain,
        Total, ///< bold, a line above it
        Part,  ///< bold: begins a part of the table
    } kind
        = Kind::Plain;
    bool operator==(const Row&) const = default;
};
/// The head row is repeated on each page.
struct Table {
    QList<Column> columns;
    QList<Row> rows;
    Size size = Size::Normal;
    bool operator==(const Table&) const = default;
};

struct Rule {
    enum class Kind : quint8 { Thin, Thick, Dashed } kind = Kind::Thin;
    bool operator==(const Rule&) const = default;
};

/// Bytes as a QR code, in the middle, with its quiet zone.
struct QrCode {
    QByteArray bytes;
    double sideMm = 40;                       ///< the quiet zone included; smaller where the paper is narrower
    codec::QrLevel level = codec::QrLevel::L; ///< Q for a paper that is folded and carried about
    bool operator==(const QrCode&) const = default;
};

/// One part of a sketch, its place from the sketch's top left.
struct Mark {
    enum class Kind : quint8 {
        Words,  ///< in `letterMm`, smaller where they would not fit into their place
        Box,    ///< a line around it
        Bold,   ///< a thick line around it
        Dashed, ///< what stands for something that is not drawn
        Filled, ///< black
        Line,   ///< along its top
    } kind
        = Kind::Box;
    double x = 0, y = 0, width = 0, height = 0; ///< mm
    double roundMm = 0;                         ///< of the corners
    QString words{};
    double letterMm = 3; ///< of Hangul
    Weight weight = Weight::Regular;
    Align align = Align::Left;
    enum class Ink : quint8 { Black, White } ink = Ink::Black;
    bool operator==(const Mark&) const = default;
};
/// A drawing in lines and words, in the middle, never torn apart; smaller where the paper is narrower.
struct Sketch {
    double widthMm = 60, heightMm = 40;
    QList<Mark> marks;
    bool operator==(const Sketch&) const = default;
};

struct Space {
    double mm = 2;
    bool operator==(const Space&) const = default;
};

/// A roll is cut here; a page ends.
struct Cut {
    bool operator==(const Cut&) const = default;
};

using Block = std::variant<Text, Pair, Table, Rule, QrCode, Sketch, Space, Cut>;

struct Document {
    QString title; ///< of the file, never printed
    QString foot;  ///< small, at the foot of every page, beside "1 / 3"; a roll has none
    QList<Block> blocks;
    std::optional<Instant> made; ///< written into a PDF; without it 1 January 1970
    bool operator==(const Document&) const = default;
};

inline constexpr qsizetype blocksMax = 2000;
inline constexpr qsizetype rowsMax = 20'000; ///< of all tables together
inline constexpr qsizetype columnsMax = 12;
inline constexpr qsizetype marksMax = 500;           ///< of one sketch
inline constexpr qsizetype textCharactersMax = 2000; ///< of one text or cell

/// As it is drawn: composed (NFC); line breaks only where `Breaks::Keep`; every other control and format character
/// (escape codes, bidirectional overrides), private and unassigned ones become nothing or one space.
enum class Breaks : quint8 { Keep, Drop };
QString plain(const QString& text, Breaks breaks = Breaks::Keep);

/// "15,000원", "-500원".
QString wonText(qint64 won);

/// A roll printer with 8 dots per mm (203 dpi).
struct Roll {
    int dots = 576;   ///< 80 mm paper: 72 mm are printed on; 58 mm paper: 384
    int columns = 48; ///< of its own letters, a Hangul syllable takes two; 58 mm paper: 32
    bool operator==(const Roll&) const = default;
};
inline constexpr Roll roll80{576, 48}, roll58{384, 32};
inline constexpr int dotsPerMm = 8;

} // namespace naru::paper
