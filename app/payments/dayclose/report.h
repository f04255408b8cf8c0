// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/attempt.h"
#include "app/payments/cash.h"

#include <QDate>

namespace naru::payments::dayclose {

inline constexpr int openItemsMax = 300;  ///< listed one by one; what is more is counted and summed
inline constexpr int staffLinesMax = 200; ///< people times methods
inline constexpr int shiftsMax = 100;     ///< of one day

enum class Method : quint8 { Card = 1, Cash };

struct Tally {
    Won won;
    qint64 count = 0;

    Tally& operator+=(const Tally& other)
    {
        won += other.won;
        count += other.count;
        return *this;
    }
    bool operator==(const Tally&) const = default;
};

/// What one way of paying brought. Money in doubt is in none of it.
struct Figures {
    Tally receipts;
    Tally cancels; ///< given back on the same day, all of it
    Tally refunds; ///< given back later, or in part

    Won net() const { return receipts.won - cancels.won - refunds.won; }
    Figures& operator+=(const Figures& other);
    bool operator==(const Figures&) const = default;
};

struct StaffFigures {
    qint64 staff = 0; ///< who collected: whoever's turn it was when the answer came
    Method method = Method::Card;
    Figures figures;
    bool operator==(const StaffFigures&) const = default;
};

/// How the desk's attempts and the acquirer's lines fit. Page j's table, in this order.
enum class MatchClass : quint8 {
    Matched = 1,
    DeskOnly,      ///< approved or in doubt here, and the file does not have it
    FileOnly,      ///< money without a sale
    AmountDiffers, ///< in both, with two amounts
    Duplicate,     ///< taken twice
    NotCompared,   ///< approved here; no file has come yet that could have it
};
inline constexpr std::array allMatchClasses{MatchClass::Matched, MatchClass::DeskOnly, MatchClass::FileOnly,
    MatchClass::AmountDiffers, MatchClass::Duplicate, MatchClass::NotCompared};
/// For words, by MatchClass - 1.
inline constexpr std::array<const char*, 6> matchNames{"payment.match_matched", "payment.match_desk_only",
    "payment.match_file_only", "payment.match_amount_differs", "payment.match_duplicate", "payment.match_not_compared"};

struct MatchRow {
    MatchClass what = MatchClass::Matched;
    qint64 count = 0;
    /// Nothing: that witness says nothing about it. A terminal speaks of today's payments, and once its sums agree.
    std::optional<Won> desk, terminal, acquirer;
    bool operator==(const MatchRow&) const = default;
};

/// What is carried into the next day, named and never hidden.
enum class OpenKind : quint8 {
    InDoubt = 1,
    Stored,
    Watched,
    Review,
    DeskOnly, ///< approved, and missing in a file that should have it
    FileLine, ///< a line of the acquirer's file that fits nothing here
    Found,    ///< settled otherwise, with a finding somebody has to look at: `finding`
};
/// For words, by OpenKind - 1.
inline constexpr std::array<const char*, 7> openNames{"payment.open_in_doubt", "payment.open_stored",
    "payment.open_watched", "payment.open_review", "payment.open_desk_only", "payment.open_file_line",
    "payment.open_found"};

struct OpenItem {
    OpenKind kind = OpenKind::InDoubt;
    Finding finding = Finding::None;
    QString serviceId; ///< FileLine: empty
    QString bill;      ///< FileLine: what the line is known by
    Won amount;
    Instant since{};
    bool operator==(const OpenItem&) const = default;
};

inline constexpr int terminalsMax = 50; ///< that one report can name

/// What came of asking a terminal for its own count.
enum class TerminalSaid : quint8 {
    Counted = 1,
    CannotTell, ///< its kind has no such question
    Silent,     ///< it was asked and gave no usable answer, or there was no way to ask it
    Busy,       ///< a payment is under way on it: it was not asked
};
/// For words, by TerminalSaid - 1.
inline constexpr std::array<const char*, 4> terminalSaidNames{
    "payment.terminal_counted", "payment.terminal_cannot_tell", "payment.terminal_silent", "payment.terminal_busy"};

struct TerminalSum {
    Tally paid, reversed;

    Won net() const { return paid.won - reversed.won; }
    bool operator==(const TerminalSum&) const = default;
};

/// A terminal's own count: a third witness, not the settlement. Asked for by a question of its own, never a payment.
struct TerminalCount {
    QString poi, name;
    TerminalSaid said = TerminalSaid::CannotTell;
    TerminalSum sum;         ///< Counted: since its period began, in its own words
    QString period = {};     ///< its own name of that; empty: it gives none
    TerminalSum day = {};    ///< by computed(): of it, since the Z before
    TerminalSum desk = {};   ///< by computed(): what this desk knows of it since the Z before, stored ones among it
    bool mayBeOlder = false; ///< by computed(): it was not heard at the Z before, so `day` may hold older money

    bool agrees() const { return said == TerminalSaid::Counted && day == desk; }
    bool operator==(const TerminalCount&) const = default;
};

/// What two people can say of a line of the acquirer's file that fits nothing here, or of one that is not as asked.
enum class Meaning : quint8 {
    OtherDesk = 1, ///< another desk's or office's payment
    GivenBack,     ///< the visitor has the money back
    Owed,          ///< a visitor's money: it is to be given back, by an entry of its own
    AcquirersSlip, ///< the acquirer says that its line is wrong, and puts it right
    Other,         ///< what the reason says
};
inline constexpr std::array allMeanings{
    Meaning::OtherDesk, Meaning::GivenBack, Meaning::Owed, Meaning::AcquirersSlip, Meaning::Other};
/// For words, by Meaning - 1.
inline constexpr std::array<const char*, 5> meaningNames{"payment.line_other_desk", "payment.line_given_back",
    "payment.line_owed", "payment.line_acquirers_slip", "payment.line_other"};

inline constexpr int explainedMax = 200; ///< that one report can list; what is more is in the journal

/// One of them, as a report lists it.
struct Explained {
    QString name;      ///< what the line is known by, or the bill
    QString serviceId; ///< empty: a line that fits no attempt
    Won amount;
    Finding finding = Finding::None;
    Meaning what = Meaning::Other;
    QString reason;
    qint64 first = 0, second = 0;
    bool operator==(const Explained&) const = default;
};

/// A day at this desk: one value for the page, the CSV, the PDF and the Z entry. It covers all that was written since
/// the Z before.
struct DayReport {
    enum class Kind : quint8 { X = 1, Z } kind = Kind::X;
    qint64 number = 1; ///< of the Z, from 1, gapless; an X has the number the next Z will have
    QDate date;        ///< in Korea
    Instant at{};
    std::optional<Instant> since; ///< when the Z before was made
    qint64 by = 0;                ///< Z: who closed; 0: a command of this machine
    qint64 second = 0;            ///< Z: who looked at it too; 0: nobody

    Figures card, cash;
    Tally waived;  ///< charges of nothing, each with its reason; the sum is what they would have cost
    Tally reduced; ///< lines with less than their price, each with its reason; the sum is what was let go
    QList<StaffFigures> staff;
    QList<Shift> shifts; ///< that ended since the Z before, and the open one
    Won drawerPutIn, drawerTakenOut;
    Won drawer; ///< what should be in the drawer now

    QList<MatchRow> rows;           ///< all classes, in order
    bool compared = false;          ///< a file of the acquirer was read since the Z before
    QList<TerminalCount> terminals; ///< that were to be asked; where one agrees, its column holds what it vouches for
    QList<OpenItem> open;           ///< at most openItemsMax
    QList<Explained> explained;     ///< since the Z before, in their order
    Tally openInAll;                ///< of all, listed or not
    Tally doubt;                    ///< of them: in doubt, stored, under review, and in none of the figures

    QByteArray before; ///< hash of the Z before; empty: the first
    QByteArray hash;   ///< Z: SHA-256 over `before` and the entry's body

    Won received() const { return card.net() + cash.net(); }
    bool operator==(const DayReport&) const = default;
};

} // namespace naru::payments::dayclose
