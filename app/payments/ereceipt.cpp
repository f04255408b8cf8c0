// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/ereceipt.h"

#include "app/codec/cbor.h"
#include "app/codec/text.h"
#include "app/crypto/hash.h"
#include "app/payments/receiptplace.h"

namespace naru::payments {

namespace {

using codec::CborValue;
using std::chrono::seconds;

constexpr qsizetype hashBytes = 32, signatureBytes = 64, approvalShown = 4, numberLettersMax = 40;
constexpr qint64 secondsMax = 253'402'300'799; ///< 9999-12-31T23:59:59Z
constexpr codec::CborLimits limits{1024, 4, 32};

enum Mark { Training = 1, Demo = 2 };

qint64 secondsOf(Instant moment)
{
    return std::chrono::duration_cast<seconds>(moment.time_since_epoch()).count();
}

/// The parts of "PREFIX:" base45([body, signature]).
struct Sealed {
    QByteArray body, signature;
};

QByteArray sealed(QByteArrayView prefix, const QByteArray& body, const crypto::PrivateKey& key)
{
    const QByteArray signature = key.sign(crypto::SignatureAlgorithm::Es256, prefix.toByteArray() + body);
    return prefix.toByteArray() + codec::toBase45(codec::CborWriter().array(2).bytes(body).bytes(signature).take());
}

Result<Sealed> unsealed(QByteArrayView prefix, QByteArrayView text, qsizetype lettersMax)
{
    const QByteArrayView bare = text.trimmed();
    if (bare.size() > lettersMax)
        return codec::CodecFault::TooLarge;
    if (!bare.startsWith(prefix))
        return codec::CodecFault::BadText;
    auto bytes = codec::fromBase45(bare.sliced(prefix.size()));
    if (!bytes)
        return bytes.fault();
    const auto document = codec::CborDocument::parse(*std::move(bytes), limits);
    if (!document)
        return document.fault();
    const CborValue root = (*document)->root();
    const auto body = root.at(0).toBytes(), signature = root.at(1).toBytes();
    if (!root.is(codec::CborType::Array) || root.size() != 2 || !body || !signature
        || signature->size() != signatureBytes)
        return PaymentFault::BadRecord;
    return Sealed{QByteArray(body->constData(), body->size()), QByteArray(signature->constData(), signature->size())};
}

bool verifies(const QByteArray& spki, QByteArrayView prefix, const Sealed& parts)
{
    const auto key = crypto::PublicKey::fromSpki(spki);
    return key && key->curve() == crypto::Curve::P256
        && key->verifies(crypto::SignatureAlgorithm::Es256, prefix.toByteArray() + parts.body, parts.signature);
}

QByteArray bodyOf(const Receipt& receipt, const QByteArray& keyId, const std::optional<ReceiptPlace>& place)
{
    const int marks = (receipt.training ? Training : 0) | (receipt.demo ? Demo : 0);
    const QString approval = receipt.card.approval.right(approvalShown);
    codec::CborWriter writer;
    writer.map(6 + quint64(!approval.isEmpty()) + quint64(marks != 0) + quint64(place.has_value()));
    writer.number(1).bytes(receipt.id).number(2).bytes(keyId).number(3).number(qint64(receipt.kind));
    writer.number(4).text(receipt.number).number(5).number(secondsOf(receipt.made));
    writer.number(6).number(receipt.amount.value);
    if (!approval.isEmpty())
        writer.number(7).text(approval);
    if (marks != 0)
        writer.number(8).number(marks);
    if (place)
        writer.number(9).array(3).number(qint64(place->epoch)).number(qint64(place->seq)).bytes(place->hash);
    return writer.take();
}

std::optional<EReceipt> eReceiptIn(const QByteArray& body)
{
    const auto document = codec::CborDocument::parse(body, limits);
    if (!document)
        return std::nullopt;
    const CborValue map = (*document)->root();
    const auto bytes = [&](qint64 key) {
        const QByteArray shared = map.find(key).toBytes().value_or(QByteArray());
        return QByteArray(shared.constData(), shared.size());
    };
    const auto kind = map.find(3).toInteger(), made = map.find(5).toInteger(), won = map.find(6).toInteger();
    const auto number = map.find(4).toText();
    const QString approval = map.find(7).toText().value_or(QString());
    const qint64 marks = map.find(8).toInteger().value_or(0);
    const QByteArray id = bytes(1), key = bytes(2);
    const bool good = id.size() == idBytes && key.size() == keyIdBytes && kind && isReceiptKind(*kind) && made
        && *made >= 0 && *made <= secondsMax && won && *won >= 0 && *won <= wonMax.value && number
        && number->size() <= numberLettersMax && approval.size() <= approvalShown;
    if (!good)
        return std::nullopt;
    return EReceipt{id, key, static_cast<ReceiptKind>(*kind), *number, Instant(seconds(*made)), Won{*won}, approval,
        (marks & Training) != 0, (marks & Demo) != 0};
}

} // namespace

QByteArray DeskKey::id() const
{
    return crypto::sha256(spki).first(keyIdBytes);
}

QByteArray eReceiptOf(const Receipt& receipt, const crypto::PrivateKey& key)
{
    const DeskKey desk{{}, {}, key.publicKey().spki()};
    return sealed(eReceiptPrefix, bodyOf(receipt, desk.id(), {}), key);
}

QByteArray eReceiptOf(const Receipt& receipt, const ReceiptPlace& place, const crypto::PrivateKey& key)
{
    const DeskKey desk{{}, {}, key.publicKey().spki()};
    return sealed(eReceiptPrefix, bodyOf(receipt, desk.id(), place), key);
}

std::optional<ReceiptPlace> placeIn(QByteArrayView text)
{
    const auto parts = unsealed(eReceiptPrefix, text, eReceiptLettersMax);
    const auto document = parts ? codec::CborDocument::parse(parts->body, limits)
                                : Result<std::shared_ptr<const codec::CborDocument>>(parts.fault());
    if (!document)
        return std::nullopt;
    const CborValue place = (*document)->root().find(9);
    const auto epoch = place.at(0).toInteger(), seq = place.at(1).toInteger();
    const auto hash = place.at(2).toBytes();
    const bool good = place.is(codec::CborType::Array) && epoch && *epoch > 0
        && *epoch <= std::numeric_limits<qint32>::max() && seq && *seq > 0 && hash && hash->size() == hashBytes;
    if (!good)
        return std::nullopt;
    return ReceiptPlace{quint32(*epoch), quint64(*seq), QByteArray(hash->constData(), hash->size())};
}

bool looksLikeEReceipt(QByteArrayView text)
{
    return text.trimmed().startsWith(eReceiptPrefix);
}

JudgedReceipt judgeEReceipt(QByteArrayView text, const QList<DeskKey>& known)
{
    const auto parts = unsealed(eReceiptPrefix, text, eReceiptLettersMax);
    if (!parts)
        return {};
    JudgedReceipt judged{JudgedReceipt::Seal::Altered, eReceiptIn(parts->body), {}};
    if (!judged.says)
        return judged;
    const auto desk
        = std::find_if(known.begin(), known.end(), [&](const DeskKey& each) { return each.id() == judged.says->key; });
    if (desk == known.end()) {
        judged.seal = JudgedReceipt::Seal::Unknown;
    } else if (verifies(desk->spki, eReceiptPrefix, *parts)) {
        judged.seal = JudgedReceipt::Seal::Ours;
        judged.desk = *desk;
    }
    return judged;
}

QByteArray deskKeyText(const DeskKey& desk, const crypto::PrivateKey& key)
{
    codec::CborWriter writer;
    writer.map(4 + quint64(desk.demo)).number(1).text(desk.centre).number(2).text(desk.desk);
    writer.number(3).bytes(key.publicKey().spki()).number(4).number(secondsOf(desk.made));
    if (desk.demo)
        writer.number(5).boolean(true);
    return sealed(deskKeyPrefix, writer.take(), key);
}

Result<DeskKey> deskKeyFrom(QByteArrayView text)
{
    const auto parts = unsealed(deskKeyPrefix, text, deskKeyLettersMax);
    if (!parts)
        return parts.fault();
    const auto document = codec::CborDocument::parse(parts->body, limits);
    if (!document)
        return document.fault();
    const CborValue map = (*document)->root();
    const auto centre = map.find(1).toText(), desk = map.find(2).toText();
    const auto spki = map.find(3).toBytes();
    const auto made = map.find(4).toInteger();
    if (!centre || !desk || !spki || centre->size() > officeLettersMax || desk->size() > officeLettersMax || !made
        || *made < 0 || *made > secondsMax)
        return PaymentFault::BadRecord;
    if (!verifies(*spki, deskKeyPrefix, *parts))
        return PaymentFault::BadRecord;
    return DeskKey{*centre, *desk, QByteArray(spki->constData(), spki->size()), Instant(seconds(*made)),
        map.find(5).toBool().value_or(false)};
}

} // namespace naru::payments
