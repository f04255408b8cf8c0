// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/card.h"

#include "app/codec/cbor.h"
#include "app/codec/text.h"
#include "app/crypto/hash.h"

#include <algorithm>

namespace naru::lessons {

namespace {

using codec::CborValue;
using Sort = CardContent::Sort;
using Witness = Learned::Witness;

constexpr qsizetype signatureBytes = 64, lessonBytes = 3, languageLetters = 2;
constexpr codec::CborLimits limits{1024, 3, 32};
constexpr int modeShift = 15, repeatsShift = 13, placeShift = 17; ///< of the 24 bits of a lesson
constexpr quint32 twoBits = 3;

enum Key { KeyId = 1, Day, Seen, Told, Language, Text, Voice, Marks };
enum Mark { Contrast = 1, Left = 2, Demo = 4, AllMarks = 7 };

QByteArrayView prefixOf(Sort sort)
{
    return sort == Sort::Practice ? cardPrefix : certificatePrefix;
}

// ---- writing

QByteArray packed(const QList<Learned>& learned, Witness witness)
{
    QByteArray bytes;
    for (const Learned& each : learned) {
        const auto place = placeIndex(each.place);
        const qint64 day = cardDayFirst().daysTo(each.day);
        NARU_ASSERT(place && day >= 0 && day <= cardDaysMax);
        if (each.witness != witness)
            continue;
        const quint32 bits = quint32(*place) << placeShift | quint32(each.mode) << modeShift
            | quint32(each.repeats) << repeatsShift | quint32(day);
        for (const int shift : {16, 8, 0})
            bytes += static_cast<char>(bits >> shift & 0xff);
    }
    return bytes;
}

QByteArray bodyOf(const CardContent& content)
{
    const Comfort& comfort = content.progress.comfort;
    const bool practice = content.sort == Sort::Practice;
    const QByteArray seen = packed(content.progress.learned, Witness::Desk);
    const QByteArray told = packed(content.progress.learned, Witness::Visitor);
    const int marks = (practice && comfort.highContrast ? Contrast : 0) | (practice && comfort.leftHanded ? Left : 0)
        | (content.demo ? Demo : 0);
    const bool hasText = practice && comfort.textPercent != 100, hasVoice = practice && comfort.voicePercent != 100;
    codec::CborWriter writer;
    writer.map(2 + quint64(!seen.isEmpty()) + quint64(!told.isEmpty()) + quint64(practice) + quint64(hasText)
        + quint64(hasVoice) + quint64(marks != 0));
    writer.number(KeyId).bytes(content.key).number(Day).number(cardDayFirst().daysTo(content.made));
    if (!seen.isEmpty())
        writer.number(Seen).bytes(seen);
    if (!told.isEmpty())
        writer.number(Told).bytes(told);
    if (practice)
        writer.number(Language).text(comfort.language);
    if (hasText)
        writer.number(Text).number(comfort.textPercent);
    if (hasVoice)
        writer.number(Voice).number(comfort.voicePercent);
    if (marks != 0)
        writer.number(Marks).number(marks);
    return writer.take();
}

// ---- reading

/// The parts of "PREFIX:" base45([body, signature]).
struct Sealed {
    Sort sort = Sort::Practice;
    QByteArray body, signature;
};

/// "NARU-C" and "NARU-T" with a number above 1: what a later Naru writes.
bool isNewer(QByteArrayView text)
{
    const qsizetype colon = text.first(std::min<qsizetype>(text.size(), 16)).indexOf(':');
    const qsizetype head = cardPrefix.size() - 2; ///< without "1:"
    if (colon <= head || (!text.startsWith(cardPrefix.first(head)) && !text.startsWith(certificatePrefix.first(head))))
        return false;
    const QByteArrayView version = text.sliced(head, colon - head);
    return version != "1" && version.front() != '0'
        && std::all_of(version.begin(), version.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

Result<Sealed> unsealed(QByteArrayView bare)
{
    if (isNewer(bare))
        return LessonsFault::CardNewer;
    const bool certificate = bare.startsWith(certificatePrefix);
    if (bare.size() > cardLettersMax || (!certificate && !bare.startsWith(cardPrefix)))
        return LessonsFault::NotACard;
    auto bytes = codec::fromBase45(bare.sliced(cardPrefix.size()));
    if (!bytes)
        return LessonsFault::CardTorn;
    const auto document = codec::CborDocument::parse(*std::move(bytes), limits);
    if (!document)
        return LessonsFault::CardTorn;
    const CborValue root = (*document)->root();
    const auto body = root.at(0).toBytes(), signature = root.at(1).toBytes();
    if (!root.is(codec::CborType::Array) || root.size() != 2 || !body || !signature
        || signature->size() != signatureBytes)
        return LessonsFault::NotACard;
    return Sealed{certificate ? Sort::Certificate : Sort::Practice, QByteArray(body->constData(), body->size()),
        QByteArray(signature->constData(), signature->size())};
}

/// False: not three bytes each, or something that no lesson is. That they rise, the spelling proves.
bool unpack(QByteArrayView bytes, Witness witness, QList<Learned>& learned)
{
    if (bytes.size() % lessonBytes != 0)
        return false;
    for (qsizetype at = 0; at < bytes.size(); at += lessonBytes) {
        const quint32 bits
            = quint32(quint8(bytes[at])) << 16 | quint32(quint8(bytes[at + 1])) << 8 | quint8(bytes[at + 2]);
        const quint32 place = bits >> placeShift, mode = bits >> modeShift & twoBits,
                      repeats = bits >> repeatsShift & twoBits;
        if (place >= quint32(placesMax) || mode > quint32(Mode::Solo) || (repeats > 0 && mode != quint32(Mode::Solo)))
            return false;
        learned.append({placeOf(int(place)), static_cast<Mode>(mode), cardDayFirst().addDays(bits & cardDaysMax),
            int(repeats), witness});
    }
    return true;
}

bool isLanguage(const QString& code)
{
    return code.size() == languageLetters
        && std::all_of(code.begin(), code.end(), [](QChar letter) { return letter >= u'a' && letter <= u'z'; });
}

bool inOrder(const QList<Learned>& learned)
{
    for (qsizetype i = 1; i < learned.size(); ++i) {
        if (placeIndex(learned[i - 1].place) >= placeIndex(learned[i].place))
            return false;
    }
    return true;
}

/// Whose it says it is, whatever else it says.
QByteArray keyIdIn(const QByteArray& body)
{
    const auto document = codec::CborDocument::parse(body, limits);
    const QByteArray shared
        = document ? (*document)->root().find(qint64(KeyId)).toBytes().value_or(QByteArray()) : QByteArray();
    return QByteArray(shared.constData(), shared.size());
}

std::optional<CardContent> contentIn(const Sealed& parts)
{
    const auto document = codec::CborDocument::parse(parts.body, limits);
    if (!document)
        return std::nullopt;
    const CborValue map = (*document)->root();
    const auto bytes = [&](Key key) {
        const QByteArray shared = map.find(qint64(key)).toBytes().value_or(QByteArray());
        return QByteArray(shared.constData(), shared.size());
    };
    const auto number
        = [&](Key key, qint64 otherwise) { return map.find(qint64(key)).toInteger().value_or(otherwise); };
    const qint64 day = number(Day, -1), marks = number(Marks, 0), text = number(Text, 100), voice = number(Voice, 100);
    CardContent content{parts.sort, bytes(KeyId), cardDayFirst().addDays(day), {}, (marks & Demo) != 0};
    Comfort& comfort = content.progress.comfort;
    if (parts.sort == Sort::Practice)
        comfort.language = map.find(qint64(Language)).toText().value_or(QString());
    const bool good = content.key.size() == cardKeyIdBytes && day >= 0 && day <= cardDaysMax && marks >= 0
        && marks <= AllMarks && isLanguage(comfort.language) && textPercents.holds(int(text))
        && voicePercents.holds(int(voice)) && text == int(text) && voice == int(voice);
    QList<Learned>& learned = content.progress.learned;
    if (!good || !unpack(bytes(Seen), Witness::Desk, learned) || !unpack(bytes(Told), Witness::Visitor, learned))
        return std::nullopt;
    std::stable_sort(learned.begin(), learned.end(),
        [](const Learned& a, const Learned& b) { return placeIndex(a.place) < placeIndex(b.place); });
    comfort.textPercent = int(text);
    comfort.voicePercent = int(voice);
    comfort.highContrast = (marks & Contrast) != 0;
    comfort.leftHanded = (marks & Left) != 0;
    if (!inOrder(learned) || bodyOf(content) != parts.body)
        return std::nullopt;
    return content;
}

/// What a certificate cannot say: something not done alone, or something on a visitor's word.
bool isSound(const CardContent& content)
{
    const auto& learned = content.progress.learned;
    return content.sort == Sort::Practice
        || (!learned.isEmpty() && std::all_of(learned.begin(), learned.end(), [](const Learned& each) {
               return each.mode == Mode::Solo && each.witness == Witness::Desk;
           }));
}

bool verifies(const QByteArray& spki, const Sealed& parts)
{
    const auto key = crypto::PublicKey::fromSpki(spki);
    return key && key->curve() == crypto::Curve::P256
        && key->verifies(
            crypto::SignatureAlgorithm::Es256, prefixOf(parts.sort).toByteArray() + parts.body, parts.signature);
}

} // namespace

QByteArray CardKey::id() const
{
    return crypto::sha256(spki).first(cardKeyIdBytes);
}

QByteArray cardText(const CardContent& content, const crypto::PrivateKey& key)
{
    CardContent ours = content;
    ours.key = CardKey{key.publicKey().spki(), {}, {}}.id();
    const QByteArray prefix = prefixOf(content.sort).toByteArray(), body = bodyOf(ours);
    const QByteArray signature = key.sign(crypto::SignatureAlgorithm::Es256, prefix + body);
    return prefix + codec::toBase45(codec::CborWriter().array(2).bytes(body).bytes(signature).take());
}

bool looksLikeCard(QByteArrayView text)
{
    const QByteArrayView bare = text.trimmed();
    return bare.startsWith(cardPrefix) || bare.startsWith(certificatePrefix) || isNewer(bare);
}

Result<ReadCard> readCard(QByteArrayView text, const QList<CardKey>& known)
{
    const auto parts = unsealed(text.trimmed());
    if (!parts)
        return parts.fault();
    const QByteArray id = keyIdIn(parts->body);
    const auto desk = std::find_if(known.begin(), known.end(), [&](const CardKey& each) { return each.id() == id; });
    if (desk != known.end() && !verifies(desk->spki, *parts))
        return LessonsFault::CardAltered;
    const auto says = contentIn(*parts);
    if (!says || !isSound(*says))
        return LessonsFault::NotACard;
    ReadCard card{ReadCard::Seal::Unknown, *says, {}};
    if (desk == known.end()) {
        for (Learned& each : card.says.progress.learned)
            each.witness = Witness::Visitor;
        return card;
    }
    card.seal = ReadCard::Seal::Ours;
    card.desk = *desk;
    return card;
}

} // namespace naru::lessons
