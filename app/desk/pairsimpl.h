// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/deskimpl.h"
#include "app/desk/pairs.h"

namespace naru::desk {

inline constexpr const char* pairsRoom = "pairs";
std::span<const storage::Database::Migration> pairsMigrations();
bool isOfPairs(naru::Kind kind);
/// The only code that writes this room's table, for the append and for a rebuild.
Result<void> projectPairs(storage::Transaction& transaction, const journal::Entry& entry);
Result<QList<Pair>> readPairs(storage::Database& database);

/// What a pair's entries say: PairChanged holds all of it, PairEnded the device alone.
journal::Entry entryOf(const Pair& pair, qint64 by);
journal::Entry endOf(const QByteArray& device, qint64 by);

class PairsImpl final : public Pairs {
public:
    explicit PairsImpl(DeskImpl& desk)
        : m_desk(desk)
    {
    }
    Result<void> begin();

    QList<Pair> list() const override { return m_pairs; }
    std::optional<Pair> find(const QByteArray& device) const override;
    Result<qint64> mayPair() const override;
    void keep(const Pair& pair, qint64 by, Over over, Done done) override;
    void rename(const QByteArray& device, const QString& name, Done done) override;
    void revoke(const QByteArray& device, Done done) override;

private:
    void write(const journal::Entry& entry, const DeskImpl::Look& before, Done done);
    bool isAdministrator(qint64 staffId) const;

    DeskImpl& m_desk;
    QList<Pair> m_pairs; ///< as of the last commit
};

} // namespace naru::desk
