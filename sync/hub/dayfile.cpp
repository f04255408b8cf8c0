// SPDX-License-Identifier: GPL-3.0-or-later
// A day's certificate as a file, and what it proves.
#include "app/codec/text.h"
#include "sync/hub/daybook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace naru::hub {

namespace {

constexpr QByteArrayView signatureDomain = "naru-d1";
constexpr int fileVersion = 1, jsonDepthMax = 6;

QString hexOf(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonObject placeOf(const Head& head)
{
    return {{QStringLiteral("epoch"), qint64(head.epoch)}, {QStringLiteral("seq"), qint64(head.seq)},
        {QStringLiteral("hash"), hexOf(head.hash)}};
}

void addSums(QJsonObject& to, const Readings::Sums& sums)
{
    to.insert(QStringLiteral("card"), sums.card);
    to.insert(QStringLiteral("cash"), sums.cash);
    to.insert(QStringLiteral("doubts"), sums.doubts);
    to.insert(QStringLiteral("doubt_won"), sums.doubtWon);
}

QJsonObject gapOf(DayGap what, quint64 count, const DeskDay* desk)
{
    QJsonObject gap{{QStringLiteral("code"), QLatin1StringView(nameOf(what))}};
    if (desk) {
        gap.insert(QStringLiteral("desk"), desk->name);
        gap.insert(QStringLiteral("device"), hexOf(desk->device));
    }
    if (count > 0)
        gap.insert(QStringLiteral("count"), qint64(count));
    return gap;
}

QJsonObject rowOf(const DeskDay& desk)
{
    QJsonObject row{{QStringLiteral("device"), hexOf(desk.device)}, {QStringLiteral("desk"), desk.name},
        {QStringLiteral("status"), QLatin1StringView(nameOf(desk.status))},
        {QStringLiteral("entries"), qint64(desk.entries)}, {QStringLiteral("from"), placeOf(desk.before)},
        {QStringLiteral("to"), placeOf(desk.end)}};
    addSums(row, desk.sums);
    if (!desk.proof.isEmpty())
        row.insert(QStringLiteral("proof"), QString::fromLatin1(desk.proof.toBase64()));
    return row;
}

QByteArray toBeSigned(QByteArrayView line)
{
    return signatureDomain.toByteArray() + line.toByteArray();
}

/// Of one desk's row: whether its proof holds under the certificate's checkpoint, for the place that the row names.
bool isProven(const QJsonObject& row, const QByteArray& note, const QString& origin, const crypto::PublicKey& hubKey)
{
    const auto bytes = codec::fromBase64(row.value(QStringLiteral("proof")).toString().toLatin1());
    const auto proof = bytes ? wire::proofOf(*bytes) : Result<wire::Proof>(bytes.fault());
    if (!proof || proof->checkpoint != note || !wire::checkProof(*proof, origin, hubKey))
        return false;
    return hexOf(proof->device) == row.value(QStringLiteral("device")).toString()
        && placeOf(proof->entry) == row.value(QStringLiteral("to")).toObject();
}

} // namespace

QByteArray jsonOf(const CentreDay& day)
{
    QJsonArray desks, missing, remarks;
    for (const DayGap gap : day.gaps)
        (isMissing(gap) ? missing : remarks).append(gapOf(gap, 0, nullptr));
    for (const DeskDay& desk : day.desks) {
        desks.append(rowOf(desk));
        for (const DeskDay::Gap& gap : desk.gaps)
            (isMissing(gap.what) ? missing : remarks).append(gapOf(gap.what, gap.count, &desk));
    }
    QJsonObject object{{QStringLiteral("v"), fileVersion}, {QStringLiteral("site"), day.site},
        {QStringLiteral("date"), day.date.toString(Qt::ISODate)}, {QStringLiteral("made"), rfc3339(day.made)},
        {QStringLiteral("hub"), day.origin}, {QStringLiteral("complete"), day.isWhole()},
        {QStringLiteral("entries"), qint64(day.entries())}, {QStringLiteral("desks"), desks},
        {QStringLiteral("missing"), missing}, {QStringLiteral("remarks"), remarks}};
    addSums(object, day.sums());
    if (!day.checkpoint.isEmpty())
        object.insert(QStringLiteral("checkpoint"), QString::fromUtf8(day.checkpoint));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray signedDay(const CentreDay& day, const crypto::PrivateKey& hubKey)
{
    const QByteArray line = jsonOf(day);
    const QByteArray signature = hubKey.sign(crypto::SignatureAlgorithm::Es256, toBeSigned(line));
    return line + '\n' + signatureDomain.toByteArray() + ' ' + wire::keyIdOf(hubKey.publicKey()).toHex() + ' '
        + signature.toBase64() + '\n';
}

Result<ProvenDay> checkDay(const QByteArray& bytes, const crypto::PublicKey& hubKey)
{
    const QList<QByteArray> lines = bytes.left(dayBytesMax + 1).split('\n');
    const bool isFile = bytes.size() <= dayBytesMax && lines.size() == 3 && lines.at(2).isEmpty();
    const QList<QByteArray> words = isFile ? lines.at(1).split(' ') : QList<QByteArray>();
    if (words.size() != 3 || words.first() != signatureDomain)
        return wire::WireFault::BadAnswer;
    const auto signature = codec::fromBase64(words.at(2));
    if (!signature || words.at(1) != wire::keyIdOf(hubKey).toHex()
        || !hubKey.verifies(crypto::SignatureAlgorithm::Es256, toBeSigned(lines.first()), *signature))
        return wire::WireFault::BadSignature;
    const auto document = codec::parseJson(lines.first(), {dayBytesMax, jsonDepthMax});
    const QJsonObject object = document ? document->object() : QJsonObject();
    if (object.value(QStringLiteral("v")).toInt() != fileVersion)
        return document ? wire::WireFault::NewerVersion : wire::WireFault::BadAnswer;
    ProvenDay day;
    day.site = object.value(QStringLiteral("site")).toString();
    day.date = QDate::fromString(object.value(QStringLiteral("date")).toString(), Qt::ISODate);
    day.isWhole = object.value(QStringLiteral("complete")).toBool();
    day.entries = quint64(object.value(QStringLiteral("entries")).toInteger());
    const QString origin = object.value(QStringLiteral("hub")).toString();
    const QByteArray note = object.value(QStringLiteral("checkpoint")).toString().toUtf8();
    if (!note.isEmpty()) {
        const auto checkpoint = wire::checkpointOf(note, origin, hubKey);
        if (!checkpoint)
            return checkpoint.fault();
        day.checkpoint = *checkpoint;
    }
    for (const QJsonValue& value : object.value(QStringLiteral("desks")).toArray()) {
        const QJsonObject row = value.toObject();
        ++day.desks;
        if (!row.contains(QStringLiteral("proof")))
            continue;
        if (!isProven(row, note, origin, hubKey))
            return Fault(wire::WireFault::BadProof, row.value(QStringLiteral("device")).toString());
        ++day.proofs;
    }
    return day;
}

} // namespace naru::hub
