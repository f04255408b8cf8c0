// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/cbor.h"
#include "app/lessons/classmessage.h"

/// How the messages of a class are read: one array after the other, in order, each item within its measure. The first
/// that does not fit makes everything bad; what is read after it is empty.
namespace naru::lessons::wire {

inline constexpr int depthMax = 8, itemsMax = 1'500;
inline constexpr qsizetype nameLettersMax = 80;

class Items {
public:
    /// `good` becomes false where something does not fit, here or in what lies within.
    Items(const codec::CborValue& array, bool& good)
        : m_array(array)
        , m_good(&good)
    {
        check(array.isValid() && array.is(codec::CborType::Array));
    }

    bool isGood() const { return *m_good; }
    void check(bool holds) { *m_good = *m_good && holds; }
    void end() { check(isAtEnd()); }
    bool isAtEnd() const { return m_next == m_array.size(); }

    int number(int first, int last);
    quint64 count(); ///< what only grows
    bool flag();
    QString text(qsizetype lettersMax); ///< no control characters
    QString name();                     ///< one letter at least
    QString lesson();                   ///< an id, or nothing
    QByteArray run();
    QByteArray runOrNone();
    QByteArray version();                ///< or nothing
    QByteArray cardOrNone();             ///< of attendance
    QByteArray blob(qsizetype bytesMax); ///< anything
    QStringList names(int countMax);
    bool nextIsNull() const { return peek().isValid() && peek().isNull(); }
    void skip() { next(); }
    bool nextIsText() const { return peek().isValid() && peek().is(codec::CborType::Text); }
    Items inner() { return Items(next(), *m_good); }
    std::optional<Items> innerOrNull();
    QList<Items> list(int countMax);
    template <typename Enum>
    Enum choice(Enum last)
    {
        return static_cast<Enum>(number(0, int(last)));
    }

private:
    codec::CborValue peek() const { return m_array.at(m_next); }
    codec::CborValue next() { return m_array.at(m_next++); }
    QByteArray bytes(qsizetype size, bool orNone);

    codec::CborValue m_array;
    bool* m_good;
    qsizetype m_next = 0;
};

/// Parts of messages, one array each.
void write(codec::CborWriter& out, const QStringList& texts);
void write(codec::CborWriter& out, const StepNote& note);
void write(codec::CborWriter& out, const EndedLesson& ended);
void write(codec::CborWriter& out, const ClassOrder& order);
void write(codec::CborWriter& out, const std::optional<SeatMemory>& memory);
void write(codec::CborWriter& out, const ShownCard& shown);
void write(codec::CborWriter& out, const CardAnswer& answer);
ShownCard readShown(Items in);
CardAnswer readAnswer(Items in);
StepNote readNote(Items in);
EndedLesson readEnded(Items in);
ClassOrder readOrder(Items in);
SeatMemory readMemory(Items in);

} // namespace naru::lessons::wire
