// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/packs/fetcher.h"
#include "tests/simulation/releasememo.h"
#include "tests/support/later.h"

#include <array>

// A hub's releases, and a way to them that fails.
namespace naru::test::fetching {

using packs::Way;

inline const QByteArray device(16, 'd');

inline const crypto::PrivateKey& hubKey()
{
    static const crypto::PrivateKey key = releaseKey(77);
    return key;
}

/// A hub's releases.
struct Store {
    Store() { roots.append(firstRootDocument()); }
    void publish(const Release& release)
    {
        offers.insert(
            release.manifest.channel, {release.manifest.version, release.sha256(), qint64(release.document.size())});
        blobs.insert(release.sha256(), release.document);
        for (const QByteArray& bytes : release.contents)
            blobs.insert(crypto::sha256(bytes), bytes);
    }
    QByteArray catalogue(const QByteArray& of, Instant now) const
    {
        packs::Catalogue catalogue{of, now, {}, offers};
        for (const QByteArray& root : roots)
            catalogue.roots.append(crypto::sha256(root));
        return packs::textOf(catalogue, hubKey());
    }
    std::optional<QByteArray> find(const QByteArray& sha256) const
    {
        for (const QByteArray& root : roots) {
            if (crypto::sha256(root) == sha256)
                return root;
        }
        const auto found = blobs.constFind(sha256);
        return found == blobs.cend() ? std::nullopt : std::optional(*found);
    }
    QList<QByteArray> roots;
    QMap<packs::Channel, packs::Offer> offers;
    QMap<QByteArray, QByteArray> blobs;
};

/// Chances in a hundred.
struct Faults {
    quint64 lost = 0, cut = 0, flipped = 0, refused = 0, late = 0;
};

/// The way to it, with all that may happen there.
class SimWay final : public Way {
public:
    SimWay(Later& later, Random& random, const Store& store, const Clock& clock)
        : m_later(later)
        , m_random(random)
        , m_store(store)
        , m_clock(clock)
    {
    }
    void ask(const Ask& ask, std::function<void(const Said&)> done) override
    {
        ++asked;
        const quint64 number = ++m_number;
        if (isAway || by(faults.lost))
            return;
        m_later.at(Milliseconds(by(faults.late) ? 120'000 : 20), [this, number, ask, done = std::move(done)] {
            if (number == m_number)
                done(answer(ask));
        });
    }
    void drop() override { ++m_number; }

    Faults faults;
    bool isAway = false;
    int asked = 0;
    qint64 given = 0; ///< bytes of blobs

private:
    bool by(quint64 chance) { return m_random.below(100) < chance; }
    Said answer(const Ask& ask)
    {
        using How = Said::How;
        if (by(faults.refused))
            return {std::array{How::Busy, How::Broken, How::NotThere, How::NotAllowed}.at(m_random.below(4)), {}, {},
                Milliseconds(7'000)};
        QByteArray bytes;
        if (ask.what == Ask::What::Catalogue) {
            bytes = m_store.catalogue(device, m_clock.now());
        } else {
            const auto found = m_store.find(ask.sha256);
            if (!found || ask.from >= found->size())
                return {How::NotThere};
            const bool isRoot = m_store.roots.contains(*found);
            bytes = found->mid(ask.from, std::min<qint64>(ask.most, isRoot ? ask.most : pieceMost));
            given += bytes.size();
        }
        if (by(faults.cut))
            bytes.truncate(qsizetype(m_random.below(quint64(bytes.size()))));
        if (by(faults.flipped) && !bytes.isEmpty())
            bytes[qsizetype(m_random.below(quint64(bytes.size())))] ^= char(1 << m_random.below(8));
        return {How::Came, bytes, device, {}};
    }

    static constexpr qint64 pieceMost = 3'000;
    Later& m_later;
    Random& m_random;
    const Store& m_store;
    const Clock& m_clock;
    quint64 m_number = 0;
};

} // namespace naru::test::fetching
