// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "sync/packs/fetchway.h"
#include "sync/packs/shelf.h"

namespace naru::packs {

/// Releases between paired desks of one house, both to ask and to answer, in the channel "shelf". Deterministic CBOR
/// arrays of at most 64 KiB:
///   [1, number]                     which catalogue do you have?
///   [2, number, bytes]              the one that the hub signed for the desk that answers; empty: none
///   [3, number, sha256, from]       a piece of a blob or of a root, from that byte on
///   [4, number, sha256, from, bytes] it; empty: not there
/// number: of the question, below 2^32. Only who knows a content's hash gets it, and that is named by what the agency
/// signed and hands to every desk. Nobody is answered more often than `askedMax` in a second.
class SisterWay final : public Way {
public:
    static constexpr const char* channelName = "shelf";
    static constexpr qint64 sisterPieceMax = 48 * 1024;
    static constexpr int askedMax = 32; ///< by one desk in one second: 1.5 MiB
    static constexpr int desksMax = 64;

    struct Doors {
        const Clock& clock;
        Random& random;
        const Shelf& shelf;
        std::function<void(const QByteArray& device, const QByteArray& message)> tell;
    };
    explicit SisterWay(Doors doors)
        : m_doors(std::move(doors))
    {
    }

    void seen(const QList<QByteArray>& devices); ///< who is there now
    void hear(const QByteArray& device, const QByteArray& message);

    bool isHere() const override { return !m_here.isEmpty(); }
    /// A catalogue is asked of one desk after the other with each round; what follows of the one that gave it.
    void ask(const Ask& ask, std::function<void(const Said&)> done) override;
    void drop() override { m_done = {}; }

private:
    struct Asked {
        qint64 second = 0;
        int times = 0;
    };
    bool mayAsk(const QByteArray& device);
    void answerCatalogue(const QByteArray& device, quint64 number);
    void answerPiece(const QByteArray& device, quint64 number, const QByteArray& sha256, qint64 from);
    QByteArray pieceOf(const QByteArray& sha256, qint64 from) const;
    void give(Said said);

    Doors m_doors;
    QList<QByteArray> m_here;
    QMap<QByteArray, Asked> m_asked;
    qsizetype m_next = 0;
    QByteArray m_sister; ///< who is asked now
    quint64 m_number = 0;
    Ask m_ask;
    std::function<void(const Said&)> m_done;
};

} // namespace naru::packs
