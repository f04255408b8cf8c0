// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/matching.h"

#include "app/codec/cardnumber.h"

#include <QSet>

namespace naru::payments::dayclose {

namespace {

using storage::Database;
using storage::Statement;

struct Candidate {
    QString serviceId, transaction, poiTransaction, approval;
    std::optional<Instant> asked;
    bool known = false; ///< this very line was read before
};

constexpr const char* candidateColumns
    = "SELECT service_id, transaction_id, poi_transaction, approval, asked_wall, EXISTS(SELECT 1 FROM pay_evidence e"
      " WHERE e.attempt = a.service_id AND e.hash = ?1) FROM pay_attempt a WHERE kind = ?2 AND ";

template <typename Bind>
Result<QList<Candidate>> candidates(Database& database, const char* condition, const FileLine& line, const Bind& bind)
{
    constexpr qsizetype candidatesMax = 50;
    auto select = database.prepare((QByteArray(candidateColumns) + condition).constData());
    if (!select)
        return select.fault();
    select->bind(1, line.hash).bind(2, qint64(line.reversal ? AttemptKind::Reversal : AttemptKind::Payment));
    bind(*select);
    QList<Candidate> found;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done || found.size() >= candidatesMax)
            return found;
        Candidate one{
            select->text(0), select->text(1), select->text(2), select->text(3), std::nullopt, select->integer(5) != 0};
        if (!select->isNull(4))
            one.asked = Instant(Milliseconds(select->integer(4)));
        found.append(one);
    }
}

/// The day of the file may be the next one: a payment a minute before midnight.
bool isOfDay(const Candidate& one, const FileLine& line)
{
    if (!one.asked || !line.date)
        return false;
    const qint64 days = koreanDate(*one.asked).daysTo(*line.date);
    return days >= 0 && days <= 1;
}

struct Found {
    Candidate one;
    enum class By { Transaction, Reference, Approval } by = By::Transaction;
};

Result<std::optional<Found>> byApproval(Database& database, const FileLine& line)
{
    const auto found = candidates(database, "approval = ?3 AND amount = ?4", line,
        [&](Statement& select) { select.bind(3, line.approval).bind(4, line.amount.value); });
    if (!found)
        return found.fault();
    std::optional<Found> fits;
    for (const Candidate& one : *found) {
        if (!isOfDay(one, line))
            continue;
        if (fits)
            return std::optional<Found>(); // two that fit: neither is proven
        fits = Found{one, Found::By::Approval};
    }
    return fits;
}

Result<std::optional<Found>> find(Database& database, const FileLine& line)
{
    if (!line.transaction.isEmpty()) {
        const auto found = candidates(
            database, "transaction_id = ?3", line, [&](Statement& select) { select.bind(3, line.transaction); });
        if (!found)
            return found.fault();
        if (!found->isEmpty())
            return std::optional(Found{found->first(), Found::By::Transaction});
    }
    if (!line.poiTransaction.isEmpty()) {
        const auto found = candidates(database, "(poi_transaction = ?3 OR substr(poi_transaction, -length(?4)) = ?4)",
            line, [&](Statement& select) { select.bind(3, line.poiTransaction).bind(4, u'.' + line.poiTransaction); });
        if (!found)
            return found.fault();
        if (found->size() == 1)
            return std::optional(Found{found->first(), Found::By::Reference});
    }
    return line.approval.isEmpty() ? Result<std::optional<Found>>(std::optional<Found>()) : byApproval(database, line);
}

Evidence evidenceOf(const FileLine& line, const Found& found, const Moment& now)
{
    Evidence evidence;
    evidence.kind = EvidenceKind::Line;
    evidence.source = Source::File;
    evidence.at = now;
    evidence.hash = line.hash;
    evidence.outcome = line.outcome;
    evidence.amount = line.amount;
    evidence.currency = line.currency;
    evidence.approval = codec::holdsCardNumber(line.approval.toUtf8()) ? QString() : line.approval;
    if (found.by == Found::By::Transaction)
        evidence.transaction = found.one.transaction;
    if (found.by == Found::By::Reference)
        evidence.poiTransaction = found.one.poiTransaction;
    return evidence;
}

Result<QSet<QString>> ownTerminals(Database& database)
{
    auto select = database.prepare("SELECT DISTINCT poi FROM pay_attempt");
    if (!select)
        return select.fault();
    QSet<QString> own;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return own;
        own.insert(select->text(0));
    }
}

QString starred(const QString& text)
{
    QString safe = text;
    if (codec::holdsCardNumber(text.toUtf8())) {
        for (QChar& c : safe)
            c = c.isDigit() ? QChar(u'*') : c;
    }
    return safe;
}

FileLine kept(FileLine line)
{
    for (QString* text : {&line.approval, &line.poiTransaction, &line.transaction, &line.terminal})
        *text = starred(*text);
    return line;
}

} // namespace

Result<Matching> match(Database& database, const ReadFile& file, const Moment& now)
{
    const auto own = ownTerminals(database);
    if (!own)
        return own.fault();
    Matching matching;
    FileOutcome& outcome = matching.outcome;
    outcome.hash = file.hash;
    outcome.profile = file.profile;
    outcome.lines = file.lines.size() + file.skippedInAll;
    outcome.skipped = file.skipped;
    for (const FileLine& line : file.lines) {
        outcome.first = outcome.first && line.date ? std::min(*outcome.first, *line.date) : line.date;
        outcome.last = outcome.last && line.date ? std::max(*outcome.last, *line.date) : line.date;
        const auto found = find(database, line);
        if (!found)
            return found.fault();
        if (*found) {
            ++outcome.fitted;
            outcome.known += (*found)->one.known;
            matching.fits.append({(*found)->one.serviceId, evidenceOf(line, **found, now)});
        } else if (!line.terminal.isEmpty() && !own->contains(line.terminal)) {
            ++outcome.elsewhere;
        } else if (line.outcome == Outcome::Success) {
            outcome.alone.append(kept(line));
        }
    }
    return matching;
}

} // namespace naru::payments::dayclose
