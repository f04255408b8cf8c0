// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/outgoing.h"
#include "app/journal/readers.h"
#include "app/journal/writer.h"

namespace naru::journal {

/// Outgoing over the journal's file. All that it writes is one transaction, made while the writer pauses.
class OutgoingFile final : public Outgoing {
public:
    /// `writer`: null when read-only. `clock` is read by the thread that calls fork().
    OutgoingFile(const Vault& vault, const Readers& readers, Writer* writer, const End& readOnlyEnd, const Clock& clock)
        : m_vault(vault)
        , m_readers(readers)
        , m_writer(writer)
        , m_readOnlyEnd(readOnlyEnd)
        , m_clock(clock)
    {
    }

    QByteArray device() const override { return m_vault.deviceId(); }
    Result<Cursor> cursor() const override;
    Result<Waiting> waiting() const override;
    Result<Stretch> after(const Head& after, int entriesMax, qsizetype bytesMax) const override;
    Result<std::optional<QByteArray>> hashAt(quint32 epoch, quint64 seq) const override;
    Result<void> advance(const Cursor& cursor) override;
    Result<void> fork(const Head& common, const Head& hub) override;
    Result<void> hold(const QList<Held>& held) override;
    Result<QList<Held>> held() const override;
    Result<void> noteClock(Milliseconds hubAhead) override;
    Result<void> note(Kind kind, const QByteArray& body) override;
    Result<void> noteSealing(const QByteArray& certificate, quint64 number) override;

private:
    End end() const { return m_writer ? m_writer->end() : m_readOnlyEnd; }

    const Vault& m_vault;
    const Readers& m_readers;
    Writer* const m_writer;
    const End m_readOnlyEnd;
    const Clock& m_clock;
    Milliseconds m_noted{0}; ///< how far off the clock was when that was last written down
};

} // namespace naru::journal
