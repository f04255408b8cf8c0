// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/digests.h"

#include "app/codec/text.h"
#include "app/crypto/hash.h"
#include "app/payments/recordbody.h"
#include "app/payments/store.h"

#include <algorithm>

namespace naru::payments {

namespace {

using storage::Statement;

constexpr const char* version = "naru-bills1";
constexpr qsizetype sealBytes = 32, deskBytes = 16, itemBytes = billDigestBytes + 1;
constexpr qsizetype deskLettersMax = 60;

QByteArray packed(const QList<TakenBill>& bills)
{
    QByteArray bytes;
    for (const TakenBill& bill : bills)
        bytes += bill.digest + static_cast<char>(bill.state);
    return bytes;
}

/// Sorted and none twice, or nothing.
std::optional<QList<TakenBill>> unpacked(const QByteArray& bytes)
{
    if (bytes.size() % itemBytes != 0 || bytes.size() / itemBytes > digestsMax)
        return std::nullopt;
    QList<TakenBill> bills;
    for (qsizetype at = 0; at < bytes.size(); at += itemBytes) {
        const char state = bytes[at + billDigestBytes];
        const QByteArray digest = bytes.mid(at, billDigestBytes);
        if ((state != 1 && state != 2) || (!bills.isEmpty() && !(bills.last().digest < digest)))
            return std::nullopt;
        bills.append({digest, static_cast<TakenState>(state)});
    }
    return bills;
}

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
    TakenBills taken{of.desk, of.name, of.made, {}};
    for (const KnownCharge& known : *charges) {
        const auto state = known.charge.deskNumber == 0 ? stateOf(known.standing) : std::nullopt;
        if (state)
            taken.bills.append({digestOf(key, known.charge.bill), *state});
    }
    // Of one bill in several parts the doubt counts.
    std::sort(taken.bills.begin(), taken.bills.end(), [](const TakenBill& left, const TakenBill& right) {
        return left.digest != right.digest ? left.digest < right.digest : left.state > right.state;
    });
    const auto same = [](const TakenBill& left, const TakenBill& right) { return left.digest == right.digest; };
    taken.bills.erase(std::unique(taken.bills.begin(), taken.bills.end(), same), taken.bills.end());
    if (taken.bills.size() > digestsMax)
        taken.bills.resize(digestsMax);
    return taken;
}

QByteArray bytesOf(const TakenBills& taken, QByteArrayView key)
{
    codec::CborWriter body;
    body.array(5).text(version).bytes(taken.desk).number(taken.made.time_since_epoch().count());
    const QByteArray bytes = body.bytes(packed(taken.bills)).text(taken.name).take();
    return bytes + sealOf(key, bytes);
}

Result<TakenBills> takenBillsOf(const QByteArray& bytes, QByteArrayView key)
{
    constexpr qsizetype bytesMax = digestsMax * itemBytes + 256;
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
    if (root.at(0).toText().value_or(QString()) != QLatin1StringView(version) || desk.size() != deskBytes || !made
        || !bills || !name || name->size() > deskLettersMax)
        return PaymentFault::BadDigests;
    return TakenBills{QByteArray(desk.constData(), desk.size()), *name, Instant(Milliseconds(*made)), *bills};
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

Record recordOf(const TakenBills& taken, qint64 by)
{
    Body body;
    body.bytes("desk", taken.desk).number("made", taken.made.time_since_epoch().count()).number("by", by);
    return {Kind::DigestsTaken, 1, body.bytes("bills", packed(taken.bills)).text("name", taken.name).take()};
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

Result<void> projectDigests(storage::Transaction& transaction, qint64 entry, const Record& record)
{
    const auto document = parsed(record);
    if (!document)
        return document.fault();
    Reader in((*document)->root());
    const QByteArray desk = in.bytes("desk", deskBytes);
    const qint64 made = in.number("made", 0, INT64_MAX);
    in.number("by", 0, INT64_MAX);
    const QString name = in.text("name", deskLettersMax);
    const auto bills = unpacked(in.find("bills").toBytes().value_or(QByteArray()));
    if (!in.isGood() || desk.isEmpty() || !bills)
        return PaymentFault::BadRecord;
    auto note = transaction.prepare("INSERT INTO pay_heard VALUES(?1, ?2, ?3, ?4) ON CONFLICT(desk) DO UPDATE SET"
                                    " made = excluded.made, entry = excluded.entry, name = excluded.name"
                                    " WHERE excluded.made > made");
    if (!note)
        return note.fault();
    if (auto done = note->bind(1, desk).bind(2, made).bind(3, entry).bind(4, name).run(); !done)
        return done;
    if (transaction.database().changes() == 0)
        return PaymentFault::MovedMeanwhile;
    auto forget = transaction.prepare("DELETE FROM pay_elsewhere WHERE desk = ?1 AND state = 2");
    if (!forget)
        return forget.fault();
    if (auto done = forget->bind(1, desk).run(); !done)
        return done;
    for (const TakenBill& bill : *bills) {
        auto insert = transaction.prepare("INSERT OR REPLACE INTO pay_elsewhere VALUES(?1, ?2, ?3, ?4)");
        if (!insert)
            return insert.fault();
        if (auto done = insert->bind(1, desk).bind(2, bill.digest).bind(3, qint64(bill.state)).bind(4, entry).run();
            !done)
            return done;
    }
    return {};
}

} // namespace naru::payments
