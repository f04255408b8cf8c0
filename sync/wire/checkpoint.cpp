// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/checkpoint.h"

#include "app/base/assert.h"
#include "app/codec/text.h"
#include "app/crypto/hash.h"
#include "app/crypto/signature.h"
#include "sync/wire/tree.h"

#include <QStringDecoder>

#include <algorithm>

namespace naru::wire {

namespace {

constexpr QByteArrayView dash("\xe2\x80\x94 "), timeWord("time ");
constexpr qsizetype noteKeyIdBytes = 4, originLettersMax = 200, originPinBytes = 16;

struct Line {
    QString name;
    QByteArray keyId, signature;
};
struct Note {
    Checkpoint checkpoint;
    QByteArray text; ///< what is signed
    QList<Line> lines;
};

QByteArray noteKeyId(const crypto::PublicKey& key)
{
    return crypto::sha256(key.spki()).first(noteKeyIdBytes);
}

bool isKeyName(const QString& name)
{
    return !name.isEmpty() && name.size() <= originLettersMax
        && std::none_of(name.cbegin(), name.cend(), [](QChar c) { return c.isSpace() || c == u'+' || c < u' '; });
}

std::optional<QString> textIn(const QByteArray& utf8)
{
    QStringDecoder decoder(
        QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder.decode(utf8);
    const bool isBad = decoder.hasError()
        || std::any_of(utf8.cbegin(), utf8.cend(), [](char c) { return uchar(c) < 0x20 && c != '\n'; });
    return isBad ? std::nullopt : std::optional(text);
}

/// Decimal without a leading zero.
std::optional<quint64> sizeIn(const QByteArray& line)
{
    const bool isDecimal = !line.isEmpty() && line.size() <= 15
        && std::all_of(line.cbegin(), line.cend(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isDecimal || (line.size() > 1 && line.front() == '0'))
        return std::nullopt;
    const quint64 size = line.toULongLong();
    return size <= leavesMax ? std::optional(size) : std::nullopt;
}

std::optional<Checkpoint> bodyIn(const QByteArray& text)
{
    const QList<QByteArray> lines = text.chopped(1).split('\n');
    const bool hasEmpty = std::any_of(lines.begin(), lines.end(), [](const QByteArray& l) { return l.isEmpty(); });
    if (lines.size() < 3 || hasEmpty)
        return std::nullopt;
    const auto size = sizeIn(lines[1]);
    const auto root = codec::fromBase64(lines[2]);
    const QString origin = textIn(lines[0]).value_or(QString());
    if (!isKeyName(origin) || !size || !root || root->size() != journal::hashBytes)
        return std::nullopt;
    Checkpoint checkpoint{origin, *size, *root, {}};
    if (*size == 0 && *root != emptyRoot())
        return std::nullopt;
    for (const QByteArray& line : lines.sliced(3)) {
        if (!line.startsWith(timeWord) || checkpoint.time)
            continue;
        const QByteArray said = line.sliced(timeWord.size());
        const auto time = parseRfc3339(QString::fromLatin1(said));
        if (!time || rfc3339(*time).toLatin1() != said) // its one spelling
            return std::nullopt;
        checkpoint.time = *time;
    }
    return checkpoint;
}

std::optional<Line> lineIn(const QByteArray& line)
{
    if (!line.startsWith(dash))
        return std::nullopt;
    const qsizetype space = line.indexOf(' ', dash.size());
    const auto bytes = space < 0 ? Result<QByteArray>(codec::CodecFault::BadText)
                                 : codec::fromBase64(QByteArrayView(line).sliced(space + 1));
    if (!bytes || bytes->size() <= noteKeyIdBytes)
        return std::nullopt;
    const QString name = textIn(line.mid(dash.size(), space - dash.size())).value_or(QString());
    if (!isKeyName(name))
        return std::nullopt;
    return Line{name, bytes->first(noteKeyIdBytes), bytes->sliced(noteKeyIdBytes)};
}

std::optional<Note> noteIn(const QByteArray& bytes)
{
    if (bytes.size() > noteBytesMax || !bytes.endsWith('\n') || !textIn(bytes))
        return std::nullopt;
    const qsizetype parting = bytes.lastIndexOf("\n\n");
    if (parting < 0 || parting + 2 == bytes.size())
        return std::nullopt;
    Note note;
    note.text = bytes.first(parting + 1);
    auto checkpoint = bodyIn(note.text);
    const QList<QByteArray> lines = bytes.sliced(parting + 2).chopped(1).split('\n');
    if (!checkpoint || lines.size() > noteSignaturesMax)
        return std::nullopt;
    note.checkpoint = std::move(*checkpoint);
    for (const QByteArray& line : lines) {
        auto read = lineIn(line);
        if (!read)
            return std::nullopt;
        note.lines.append(std::move(*read));
    }
    return note;
}

} // namespace

QString originOf(const QByteArray& pin)
{
    NARU_ASSERT(pin.size() == journal::hashBytes);
    return QStringLiteral("naru-hub/") + QString::fromLatin1(pin.first(originPinBytes).toHex());
}

QByteArray textOf(const Checkpoint& checkpoint, const crypto::PrivateKey& hubKey)
{
    NARU_ASSERT(isKeyName(checkpoint.origin) && checkpoint.size <= leavesMax);
    NARU_ASSERT(checkpoint.root.size() == journal::hashBytes && hubKey.curve() == crypto::Curve::P256);
    QByteArray text = checkpoint.origin.toUtf8() + '\n' + QByteArray::number(checkpoint.size) + '\n'
        + checkpoint.root.toBase64() + '\n';
    if (checkpoint.time)
        text += timeWord.toByteArray() + rfc3339(*checkpoint.time).toLatin1() + '\n';
    const QByteArray signature
        = crypto::signatureToDer(hubKey.curve(), hubKey.sign(crypto::SignatureAlgorithm::Es256, text));
    return text + '\n' + dash.toByteArray() + checkpoint.origin.toUtf8() + ' '
        + (noteKeyId(hubKey.publicKey()) + signature).toBase64() + '\n';
}

Result<Checkpoint> unprovenCheckpoint(const QByteArray& text)
{
    auto note = noteIn(text);
    return note ? Result<Checkpoint>(std::move(note->checkpoint)) : WireFault::BadCheckpoint;
}

Result<Checkpoint> checkpointOf(const QByteArray& text, const QString& origin, const crypto::PublicKey& hubKey)
{
    auto note = noteIn(text);
    if (!note || note->checkpoint.origin != origin)
        return WireFault::BadCheckpoint;
    const QByteArray keyId = noteKeyId(hubKey);
    bool isSigned = false;
    for (const Line& line : note->lines) {
        if (line.name != origin || line.keyId != keyId)
            continue;
        const QByteArray raw = crypto::signatureToRaw(hubKey.curve(), line.signature);
        if (raw.isEmpty() || !hubKey.verifies(crypto::SignatureAlgorithm::Es256, note->text, raw))
            return WireFault::BadCheckpoint;
        isSigned = true;
    }
    return isSigned ? Result<Checkpoint>(std::move(note->checkpoint)) : WireFault::BadCheckpoint;
}

} // namespace naru::wire
