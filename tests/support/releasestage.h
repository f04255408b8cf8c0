// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "sync/packs/bundle.h"

#include <QBuffer>

#include <algorithm>

namespace naru::test {

/// Another one for each seed.
inline crypto::PrivateKey releaseKey(quint64 seed)
{
    SeededRandom random(seed);
    return crypto::PrivateKey::generate(crypto::Curve::P256, random);
}
inline QByteArray idOf(const crypto::PrivateKey& key)
{
    return crypto::sha256(key.publicKey().spki());
}
inline const Instant releaseDay{Milliseconds(1'795'316'400'000)};

/// Keys by their seeds.
struct RootPlan {
    quint64 version = 1;
    int rootThreshold = 2;
    QList<quint64> rootKeys{1, 2, 3};
    struct Of {
        packs::Channel channel;
        int threshold;
        QList<quint64> keys;
    };
    QList<Of> channels{{packs::Channel::Trust, 2, {11, 12, 13}}, {packs::Channel::Lessons, 1, {11}}};
};

inline packs::Role roleOf(int threshold, const QList<quint64>& seeds)
{
    packs::Role role{threshold, {}};
    for (const quint64 seed : seeds)
        role.keys.append(idOf(releaseKey(seed)));
    std::sort(role.keys.begin(), role.keys.end());
    return role;
}

inline packs::Root rootOf(const RootPlan& plan)
{
    packs::Root root{plan.version, {}, roleOf(plan.rootThreshold, plan.rootKeys), {}, releaseDay};
    QList<quint64> all = plan.rootKeys;
    for (const auto& of : plan.channels) {
        all += of.keys;
        root.channels.insert(of.channel, roleOf(of.threshold, of.keys));
    }
    for (const quint64 seed : all)
        root.keys.insert(idOf(releaseKey(seed)), releaseKey(seed).publicKey());
    return root;
}

inline QByteArray signedBy(packs::Document what, const QByteArray& bytes, const QList<quint64>& seeds)
{
    packs::Signed document{bytes, {}};
    for (const quint64 seed : seeds)
        document = packs::withSignature(what, document, releaseKey(seed));
    return packs::bytesOf(document);
}
inline QByteArray rootDocument(const RootPlan& plan, const QList<quint64>& signers = {1, 2})
{
    return signedBy(packs::Document::Root, packs::bytesOf(rootOf(plan)), signers);
}

/// A release with its files.
struct Release {
    packs::Manifest manifest;
    QList<QByteArray> contents; ///< of manifest.files
    QByteArray document;

    QByteArray sha256() const { return crypto::sha256(document); }
    Result<QByteArray> blob(const packs::File& file) const
    {
        for (const QByteArray& each : contents) {
            if (crypto::sha256(each) == file.sha256)
                return each;
        }
        return packs::ReleaseFault::Missing;
    }
};

inline Release makeRelease(packs::Channel channel, quint64 version, const QMap<QString, QByteArray>& files,
    const QList<quint64>& signers = {11, 12}, const std::function<void(packs::Manifest&)>& change = {})
{
    Release made;
    made.manifest.channel = channel;
    made.manifest.version = version;
    made.manifest.notBefore = releaseDay;
    for (const auto& [path, bytes] : files.toStdMap()) {
        made.manifest.files.append({path, bytes.size(), crypto::sha256(bytes)});
        made.contents.append(bytes);
    }
    if (change)
        change(made.manifest);
    made.document = signedBy(packs::Document::Manifest, packs::bytesOf(made.manifest), signers);
    return made;
}
/// Two small files that tell the version.
inline Release trustRelease(quint64 version, const QList<quint64>& signers = {11, 12})
{
    const QByteArray mark = QByteArray::number(version);
    return makeRelease(packs::Channel::Trust, version,
        {{QStringLiteral("anchors/a.pem"), "first " + mark}, {QStringLiteral("anchors/b.pem"), "second " + mark}},
        signers);
}

/// Onto the shelf as it would come over a network.
inline Result<void> shelve(packs::Shelf& shelf, const Release& release)
{
    QList<QByteArray> all = release.contents;
    all.append(release.document);
    for (const QByteArray& bytes : all) {
        const QByteArray sha256 = crypto::sha256(bytes);
        do {
            const qint64 at = shelf.partOf(sha256);
            const auto done = shelf.append(sha256, bytes.size(), bytes.mid(at, (bytes.size() + 1) / 2));
            if (!done)
                return done.fault();
        } while (!shelf.has(sha256));
    }
    return {};
}

inline QByteArray bundleOf(const QList<QByteArray>& roots, const Release& release)
{
    QBuffer to;
    to.open(QIODevice::WriteOnly);
    const auto written = packs::writeBundle(
        to, {roots, release.document}, [&](const packs::File& file) { return release.blob(file); });
    NARU_ASSERT(written);
    return to.data();
}

/// In memory, as if a journal stood behind it.
struct MemoryRatchet : packs::Ratchet {
    QMap<packs::Channel, packs::Taken> all;

    std::optional<packs::Taken> taken(packs::Channel channel) const override
    {
        const auto known = all.constFind(channel);
        return known == all.cend() ? std::nullopt : std::optional(*known);
    }
    std::optional<packs::Taken> newest() const override
    {
        const auto most = std::max_element(
            all.cbegin(), all.cend(), [](const packs::Taken& a, const packs::Taken& b) { return a.root < b.root; });
        return most == all.cend() ? std::nullopt : std::optional(*most);
    }
    void take(const packs::Taken& taken, std::function<void(Result<void>)> done) override
    {
        all.insert(taken.channel, taken);
        done({});
    }
};

inline packs::Taken takenOf(const packs::Shelf& shelf, const Release& release)
{
    return {release.manifest.channel, release.manifest.version, release.sha256(), shelf.root()->version,
        shelf.rootPin(), releaseDay};
}

} // namespace naru::test
