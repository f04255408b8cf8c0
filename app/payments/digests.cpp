// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/digests.h"

#include "app/codec/text.h"
#include "app/crypto/hash.h"
#include "app/payments/digestrows.h"
#include "app/payments/recordbody.h"
#include "app/payments/store.h"

#include <QMap>

#include <algorithm>

namespace naru::payments {

namespace {

using storage::Statement;

constexpr const char* version = "naru-bills1";
constexpr qsizetype sealBytes = 32, deskBytes = 16;
constexpr qsizetype deskLettersMax = 60;

QByteArray sealOf(QByteArrayView key, QByteArrayView body)
{
    return crypto::hmacSha256(key, {"naru-bills1", body});
}

std::optional<TakenState> stateOf(const Standing& standing)
{
    switch (standing.what) {
    case Standing::What::Paid:
    case Standing::What::PartlyRefunded:
    case Standing::What::Waived:
        return TakenState::Paid;
    case Standing::What::Open:
    case Standing::What::Stored:
    case Standing::What::Review:
    case Standing::What::ReversalInDoubt:
        return TakenState::InDoubt;
    case Standing::What::Unpaid:
    case Standing::What::Free:
    case Standing::What::Reversed:
        break;
    }
    return std::nullopt;
}

bool cameToNothing(const Standing& standing)
{
    return standing.what == Standing::What::Free || standing.what == Standing::What::Reversed;
}

} // namespace

Result<crypto::Secret> billKeyOf(const QString& centreCode)
{
    const QByteArray code = centreCode.normalized(QString::NormalizationForm_C).trimmed().toUtf8();
    if (centreCode.trimmed().size() < centreCodeLettersMin)
        return PaymentFault::BadDigests;
    return crypto::scrypt(code, "naru bills of one centre, 1");
}

QByteArray digestOf(QByteArrayView key, const QString& bill)
{
    return crypto::hmacSha256(key, {"naru-bill1", bill.toUtf8()}).first(billDigestBytes);
}

Result<TakenBills> takenBills(storage::Database& database, QByteArrayView key, const TakenBills& of, Instant since)
{
    const auto charges = chargesToTell(database, since);
    if (!charges)
        return charges.fault();
    QMap<QByteArray, std::optional<TakenState>> states; // nothing: asked for, and nothing is taken
    QList<QByteArray> ended;                            // the newest last
    for (const KnownCharge& known : *charges) {
        const auto state = stateOf(known.standing);
        if (known.charge.deskNumber != 0 || (!state && !cameToNothing(known.standing)))
            continue;
        const QByteArray digest = digestOf(key, known.charge.bill);
        ended.append(digest);
        auto& stands = states[digest]; // of one bill in several parts the doubt counts, then what was paid
        if (!stands || state == TakenState::InDoubt)
            stands = state;
    }
    TakenBills taken{of.desk, of.name, of.made, {}};
    for (auto bill = states.cbegin(); bill != states.cend(); ++bill) {
        if (*bill)
            taken.bills.append({bill.key(), **bill});
    }
    if (taken.bills.size() > digestsMax) { // whoever is in doubt is told of first
        std::stable_partition(taken.bills.begin(), taken.bills.end(),
            [](const TakenBill& bill) { return bill.state == TakenState::InDoubt; });
        taken.bills.resize(digestsMax);
        std::sort(taken.bills.begin(), taken.bills.end(),
            [](const TakenBill& left, const TakenBill& right) { return left.digest < right.digest; });
    }
    ended.removeIf([&](const QByteArray& digest) { return states.value(digest).has_value(); });
    ended = ended.sliced(std::max<qsizetype>(0, ended.size() - endedDigestsMax));
    std::sort(ended.begin(), ended.end());
    ended.resize(std::unique(ended.begin(), ended.end()) - ended.begin());
    taken.ended = of.mayEnd ? ended : QList<QByteArray>();
    return taken;
}

QByteArray bytesOf(const TakenBills& taken, QByteArrayView key)
{
    codec::CborWriter body;
    body.array(taken.ended.isEmpty() ? 5 : 6).text(version).bytes(taken.desk);
    body.number(taken.made.time_since_epoch().count()).bytes(packed(taken.bills)).text(taken.name);
    if (!taken.ended.isEmpty()) // who speaks an older way reads the five before it
        body.bytes(inARow(taken.ended));
    const QByteArray bytes = body.take();
    return bytes + sealOf(key, bytes);
}

Result<TakenBills> takenBillsOf(const QByteArray& bytes, QByteArrayView key)
{
    constexpr qsizetype bytesMax = digestsMax * takenBillBytes + endedDigestsMax * billDigestBytes + 256;
    if (bytes.size() > bytesMax || bytes.size() <= sealBytes)
        return PaymentFault::BadDigests;
    const QByteArray body = bytes.chopped(sealBytes);
    if (!crypto::equalConstantTime(sealOf(key, body), QByteArrayView(bytes).last(sealBytes)))
        return PaymentFault::BadDigests;
    const auto document = codec::CborDocument::parse(body);
    if (!document)
        return PaymentFault::BadDigests;
    const codec::CborValue root = (*document)->root();
    const QByteArray desk = root.at(1).toBytes().value_or(QByteArray());
    const auto made = root.at(2).toInteger();
    const auto bills = unpacked(root.at(3).toBytes().value_or(QByteArray()));
    const auto name = root.at(4).toText();
    const auto ended = fromARow(root.at(5).toBytes().value_or(QByteArray()));
    if (root.at(0).toText().value_or(QString()) != QLatin1StringView(version) || desk.size() != deskBytes || !made
        || !bills || !name || name->size() > deskLettersMax || !ended)
        return PaymentFault::BadDigests;
    return TakenBills{QByteArray(desk.constData(), desk.size()), *name, Instant(Milliseconds(*made)), *bills, *ended};
}

TakenBills believed(TakenBills told, Instant now)
{
    if (told.made <= now + stampAheadMax)
        return told;
    told.made = now;
    told.ended.clear();
    return told;
}

QByteArray textOf(const QByteArray& bytes)
{
    return billsTextPrefix.toByteArray() + codec::toBase64Url(bytes);
}

Result<QByteArray> bytesOfText(const QByteArray& text)
{
    const QByteArray plain = text.trimmed();
    if (!plain.startsWith(billsTextPrefix))
        return PaymentFault::BadDigests;
    const auto bytes = codec::fromBase64Url(QByteArrayView(plain).sliced(billsTextPrefix.size()));
    return bytes ? bytes : Result<QByteArray>(PaymentFault::BadDigests);
}

/// What this desk said of the bill last; nothing: never anything, or that it came to nothing.
static Result<std::optional<TakenState>> saidBy(
    storage::Database& database, const QByteArray& desk, const QByteArray& digest)
{
    auto select = database.prepare("SELECT state FROM pay_elsewhere WHERE digest = ?1 AND desk = ?2");
    if (!select)
        return select.fault();
    const auto stepped = select->bind(1, digest).bind(2, desk).step();
    if (!stepped)
        return stepped.fault();
    return *stepped == Statement::Step::Row ? std::optional(static_cast<TakenState>(select->integer(0)))
                                            : std::optional<TakenState>();
}

Result<std::optional<BillNews>> newsOf(storage::Database& database, const TakenBills& told)
{
    BillNews news{{}, {told.desk, told.name, told.made, {}}};
    QString name;
    {
        auto select = database.prepare("SELECT made, name FROM pay_heard WHERE desk = ?1");
        if (!select)
            return select.fault();
        const auto stepped = select->bind(1, told.desk).step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Row) {
            news.behind = Instant(Milliseconds(select->integer(0)));
            name = select->text(1);
        }
    }
    if (news.behind && told.made <= *news.behind)
        return PaymentFault::MovedMeanwhile;
    for (const TakenBill& bill : told.bills) {
        const auto known = saidBy(database, told.desk, bill.digest);
        if (!known)
            return known.fault();
        if (*known != bill.state)
            news.said.bills.append(bill);
    }
    for (const QByteArray& digest : told.ended) {
        const auto known = saidBy(database, told.desk, digest);
        if (!known)
            return known.fault();
        if (*known == TakenState::InDoubt)
            news.said.ended.append(digest);
    }
    if (news.behind && name == told.name && news.said.bills.isEmpty() && news.said.ended.isEmpty())
        return std::optional<BillNews>();
    return std::optional(std::move(news));
}

Record recordOf(const BillNews& news, qint64 by)
{
    const TakenBills& said = news.said;
    Body body;
    body.bytes("desk", said.desk).number("made", said.made.time_since_epoch().count()).number("by", by);
    if (news.behind)
        body.number("behind", news.behind->time_since_epoch().count());
    body.bytes("bills", packed(said.bills)).bytes("ended", inARow(said.ended)).text("name", said.name);
    return {Kind::DigestsTaken, 2, body.take()};
}

Result<std::optional<Elsewhere>> takenElsewhere(storage::Database& database, const QByteArray& digest)
{
    auto select = database.prepare("SELECT e.state, h.name, h.made FROM pay_elsewhere e JOIN pay_heard h ON"
                                   " h.desk = e.desk WHERE e.digest = ?1 ORDER BY e.state DESC LIMIT 1");
    if (!select)
        return select.fault();
    const auto stepped = select->bind(1, digest).step();
    if (!stepped)
        return stepped.fault();
    if (*stepped == Statement::Step::Done)
        return std::optional<Elsewhere>();
    return std::optional(Elsewhere{
        static_cast<TakenState>(select->integer(0)), select->text(1), Instant(Milliseconds(select->integer(2)))});
}

Result<QList<TakenTwice>> takenTwice(storage::Database& database, QByteArrayView key, Instant since)
{
    const auto charges = chargesSince(database, since);
    if (!charges)
        return charges.fault();
    QList<TakenTwice> twice;
    for (const KnownCharge& known : *charges) {
        if (known.charge.deskNumber != 0 || known.charge.second != 0 || !stateOf(known.standing))
            continue;
        const auto elsewhere = takenElsewhere(database, digestOf(key, known.charge.bill));
        if (!elsewhere)
            return elsewhere.fault();
        if (*elsewhere)
            twice.append({known.charge.bill, **elsewhere});
    }
    return twice;
}

Result<void> standsElsewhere(storage::Database& database, const Charge& charge)
{
    if (charge.digest.isEmpty())
        return {};
    const auto elsewhere = takenElsewhere(database, charge.digest);
    if (!elsewhere)
        return elsewhere.fault();
    const bool stands = *elsewhere && (charge.second == 0 || (*elsewhere)->state == TakenState::InDoubt);
    return stands ? Result<void>(PaymentFault::BillTakenElsewhere) : Result<void>();
}

Result<QList<HeardDesk>> heardDesks(storage::Database& database)
{
    auto select = database.prepare("SELECT h.name, h.made, count(e.digest) FROM pay_heard h LEFT JOIN pay_elsewhere e"
                                   " ON e.desk = h.desk GROUP BY h.desk ORDER BY h.made DESC");
    if (!select)
        return select.fault();
    QList<HeardDesk> desks;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return desks;
        desks.append({select->text(0), Instant(Milliseconds(select->integer(1))), int(select->integer(2))});
    }
}

/// The desk's row moves on to this word, or somebody else's word was quicker.
static Result<void> noteHeard(storage::Transaction& transaction, qint64 entry, const TakenBills& said, const char* sql,
    std::optional<qint64> behind = std::nullopt)
{
    auto note = transaction.prepare(sql);
    if (!note)
        return note.fault();
    note->bind(1, said.desk).bind(2, qint64(said.made.time_since_epoch().count())).bind(3, entry).bind(4, said.name);
    if (behind)
        note->bind(5, *behind);
    if (auto done = note->run(); !done)
        return done;
    return transaction.database().changes() == 0 ? Result<void>(PaymentFault::MovedMeanwhile) : Result<void>();
}

static Result<void> endDoubts(storage::Transaction& transaction, const TakenBills& said, quint16 schema)
{
    if (schema == 1) {
        auto forget = transaction.prepare("DELETE FROM pay_elsewhere WHERE desk = ?1 AND state = 2");
        return forget ? forget->bind(1, said.desk).run() : forget.fault();
    }
    for (const QByteArray& digest : said.ended) {
        auto forget = transaction.prepare("DELETE FROM pay_elsewhere WHERE desk = ?1 AND digest = ?2 AND state = 2");
        if (!forget)
            return forget.fault();
        if (auto done = forget->bind(1, said.desk).bind(2, digest).run(); !done)
            return done;
    }
    return {};
}

Result<void> projectDigests(storage::Transaction& transaction, qint64 entry, const Record& record)
{
    const auto document = codec::CborDocument::parse(record.body);
    if (!document)
        return document.fault();
    Reader in((*document)->root());
    TakenBills said;
    said.desk = in.bytes("desk", deskBytes);
    said.made = Instant(Milliseconds(in.number("made", 0, INT64_MAX)));
    in.number("by", 0, INT64_MAX);
    said.name = in.text("name", deskLettersMax);
    const qint64 behind = in.numberOr("behind", -1, 0, said.made.time_since_epoch().count() - 1);
    const auto bills = unpacked(in.find("bills").toBytes().value_or(QByteArray()));
    const auto ended = fromARow(in.find("ended").toBytes().value_or(QByteArray()));
    if (!in.isGood() || said.desk.isEmpty() || !bills || !ended || record.schema < 1 || record.schema > 2)
        return PaymentFault::BadRecord;
    said.ended = *ended;
    const auto noted = record.schema == 1
        ? noteHeard(transaction, entry, said,
            "INSERT INTO pay_heard VALUES(?1, ?2, ?3, ?4) ON CONFLICT(desk) DO UPDATE SET made = excluded.made,"
            " entry = excluded.entry, name = excluded.name WHERE excluded.made > made")
        : behind < 0 ? noteHeard(
              transaction, entry, said, "INSERT INTO pay_heard VALUES(?1, ?2, ?3, ?4) ON CONFLICT(desk) DO NOTHING")
                     : noteHeard(transaction, entry, said,
                         "UPDATE pay_heard SET made = ?2, entry = ?3, name = ?4 WHERE desk = ?1 AND made = ?5", behind);
    if (!noted)
        return noted;
    if (auto done = endDoubts(transaction, said, record.schema); !done)
        return done;
    for (const TakenBill& bill : *bills) {
        auto insert = transaction.prepare("INSERT OR REPLACE INTO pay_elsewhere VALUES(?1, ?2, ?3, ?4)");
        if (!insert)
            return insert.fault();
        insert->bind(1, said.desk).bind(2, bill.digest).bind(3, qint64(bill.state));
        if (auto done = insert->bind(4, entry).run(); !done)
            return done;
    }
    return {};
}

} // namespace naru::payments
