// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/attempt.h"

#include <QMap>

#include <vector>

namespace naru::test {

/// How a terminal may behave towards one request, and what its driver can see of it.
enum class Plays {
    Approves,
    Declines,
    RefusesConnection,
    LosesRequest,
    LosesAnswer,
    LosesRefusal,
    AnswersLate,
    IsSilentTaken,
    IsSilentNotTaken,
    BreaksSeal,
    AnswersForAnother,
    ReplaysOldAnswer,
    TakesOtherAmount,
    TakesPart,
    StoresThenPaid,
    StoresThenDeclined,
    ForgetsAtReboot,
    ForgetsAtUnseenReboot,
    AnswersTwice,
    RepeatsNotFound,
    IsSlow,
    ApprovesAfterAbort,
    AbortsInTime,
    RunsThenApproves,
    RunsThenDeclines,
    IsBusy,
    RefusesUnheardOf,
    HasNoStatusTaken,
    HasNoStatusNotTaken,
    OtherCurrency,
    // From here on it lies: what it says of money is not so.
    RunsThenForgets,
    ForgetsSilently,
    DeclinesYetTakes,
    TakesTwice,
    Last = TakesTwice
};
constexpr bool isHonest(Plays plays)
{
    return plays < Plays::RunsThenForgets;
}
const char* nameOf(Plays plays);

/// The terminal and the acquirer behind it: what really happened. A plain value, so that a crash can copy the world.
class Judge {
public:
    struct Book {
        payments::Attempt asked;
        Plays plays = Plays::Approves;
        int requests = 0;      ///< PaymentRequests that arrived or may have
        Won charged;           ///< what really moved
        int times = 0;         ///< in how many lines
        bool remembers = true; ///< the terminal's own record
        int statusAsked = 0;
    };

    payments::Capabilities capabilities(Plays plays) const;
    /// The request leaves the desk; what comes back at once, in order.
    std::vector<payments::Evidence> pay(const payments::Attempt& attempt, Plays plays);
    /// What comes back to a status request; nothing: silence.
    std::vector<payments::Evidence> status(const payments::Attempt& attempt);
    /// What comes back by itself, any time after the request.
    std::vector<payments::Evidence> late(const payments::Attempt& attempt);
    /// What still runs ends, before the file is written.
    void endOfDay();
    /// The acquirer's lines for this attempt. The same each time: the file may be read twice.
    std::vector<payments::Evidence> file(const payments::Attempt& attempt) const;

    const QMap<QString, Book>& books() const { return m_books; }
    /// All that decides what the judge will say and do: equal ones live on equally.
    QByteArray fingerprint() const;
    int requests() const; ///< PaymentRequests in all
    Won charged() const;  ///< payments minus what was given back

private:
    std::vector<payments::Evidence> saidAtOnce(const payments::Attempt& attempt, Plays plays);
    payments::Evidence word(const payments::Attempt& attempt, payments::Outcome outcome, payments::Source source);
    payments::Evidence word(const payments::Attempt& attempt, const char* condition, payments::Source source);
    payments::Evidence bare(const payments::Attempt& attempt, payments::EvidenceKind kind, payments::Source source);
    QByteArray newHash();

    QMap<QString, Book> m_books;
    payments::Evidence m_old; ///< a genuine answer of before
    int m_words = 0;
};

} // namespace naru::test
