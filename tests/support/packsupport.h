// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/crypto/hash.h"
#include "app/lessons/packhead.h"

#include <QFile>
#include <QRandomGenerator>
#include <QtEndian>

namespace naru::test {

/// Two keys that no desk of a test has by itself.
inline const crypto::PrivateKey& makerKey()
{
    static const crypto::PrivateKey key = [] {
        SeededRandom random(35);
        return crypto::PrivateKey::generate(crypto::Curve::P256, random);
    }();
    return key;
}

inline const crypto::PrivateKey& authorKey()
{
    static const crypto::PrivateKey key = [] {
        SeededRandom random(36);
        return crypto::PrivateKey::generate(crypto::Curve::P256, random);
    }();
    return key;
}

/// Silence: one channel, 16 kHz.
inline QByteArray silentWav(qsizetype soundBytes = 64)
{
    constexpr qsizetype headBytes = 44;
    QByteArray wav(headBytes, '\0');
    const auto put = [&](qsizetype at, const char* text) { wav.replace(at, qsizetype(qstrlen(text)), text); };
    put(0, "RIFF");
    put(8, "WAVEfmt ");
    put(36, "data");
    qToLittleEndian(quint32(headBytes - 8 + soundBytes), wav.data() + 4);
    qToLittleEndian(quint32(16), wav.data() + 16);
    qToLittleEndian(quint16(1), wav.data() + 20);
    qToLittleEndian(quint16(1), wav.data() + 22);
    qToLittleEndian(quint32(16'000), wav.data() + 24);
    qToLittleEndian(quint32(32'000), wav.data() + 28);
    qToLittleEndian(quint16(2), wav.data() + 32);
    qToLittleEndian(quint16(16), wav.data() + 34);
    qToLittleEndian(quint32(soundBytes), wav.data() + 40);
    return wav + QByteArray(soundBytes, '\0');
}

/// The exemplar under a name of its own, with one recorded sentence.
inline lessons::PackLesson ownLesson(const char* id = "own.train", const char* place = "Z1")
{
    auto files = lessons::readFolder(QStringLiteral(":/naru/lessons/train-book"));
    NARU_ASSERT(files);
    files->lesson.replace("\"id\": \"train.book\"", QByteArray("\"id\": \"") + id + '"');
    const qsizetype at = files->lesson.indexOf("\"place\": \"") + 10;
    files->lesson.replace(at, files->lesson.indexOf('"', at) - at, place);
    return {*files, {{QStringLiteral("ko"), {{QStringLiteral("s1"), silentWav()}}}}};
}

inline lessons::PackPlan packPlan(int version = 3)
{
    return {QStringLiteral("naru.own"), version, QStringLiteral("나루동 행정복지센터"), QStringLiteral("홍길동"),
        {ownLesson()}};
}

/// The pack with another manifest and other files, sealed by the maker.
inline QByteArray sealedAgain(const QByteArray& manifest, const QByteArray& files)
{
    QByteArray length(lessons::packLengthBytes, '\0');
    qToBigEndian(quint32(manifest.size()), length.data());
    return lessons::packMagic.toByteArray() + length + manifest + '\1' + lessons::makeSeal(manifest, makerKey())
        + files;
}

/// One thing changed in the manifest, where it stands first; empty: it stands nowhere.
inline QByteArray withManifest(const QByteArray& pack, const QByteArray& from, const QByteArray& to)
{
    const auto head = std::get<lessons::PackHead>(lessons::packHead(pack));
    QByteArray manifest = head.manifest.toByteArray();
    const qsizetype at = manifest.indexOf(from);
    if (at < 0)
        return {};
    manifest.replace(at, from.size(), to);
    return sealedAgain(manifest, pack.sliced(head.filesAt));
}

/// Layer 0: bytes changed, cut out, doubled; 1: the same in the manifest, sealed again; 2: in the first file, with its
/// size and digest put right and sealed again.
inline QByteArray mutatedPack(const QByteArray& good, int layer, QRandomGenerator& random)
{
    const auto shake = [&](QByteArray bytes) {
        for (int changes = random.bounded(1, 4); changes > 0 && !bytes.isEmpty(); --changes) {
            const auto at = random.bounded(bytes.size());
            const auto size = std::min<qsizetype>(bytes.size() - at, random.bounded(1, 40));
            switch (random.bounded(4)) {
            case 0:
                bytes[at] = char(random.bounded(256));
                break;
            case 1:
                bytes.remove(at, size);
                break;
            case 2:
                bytes.insert(at, bytes.sliced(at, size));
                break;
            default: // a digit, a letter: what a reader may well take
                bytes[at] = "0123456789abcxyz"[random.bounded(16)];
                break;
            }
        }
        return bytes;
    };
    if (layer == 0)
        return shake(good);
    const auto head = std::get<lessons::PackHead>(lessons::packHead(good));
    const QByteArray files = good.sliced(head.filesAt);
    QByteArray manifest = head.manifest.toByteArray();
    if (layer == 1)
        return sealedAgain(shake(manifest), files);
    const auto reading = lessons::readPack(good);
    const lessons::PackFile& first = reading.pack.files.first();
    const QByteArray before = good.sliced(first.offset, first.size), after = shake(before);
    manifest.replace("\"size\": " + QByteArray::number(before.size()), "\"size\": " + QByteArray::number(after.size()));
    manifest.replace(first.sha256.toHex(), crypto::sha256(after).toHex());
    return sealedAgain(manifest, after + files.sliced(first.size));
}

} // namespace naru::test
