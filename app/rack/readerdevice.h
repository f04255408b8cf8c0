// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rack/rackdevice.h"
#include "devices/nfc/nfcreader.h"

namespace naru::rack {

/// A reader that the visits and a trial share. Visits come first: whoever tries it is told.
class SharedLink final : public device::ApduLink {
    Q_OBJECT

public:
    explicit SharedLink(device::ApduLink& reader);

    bool isUsed() const { return m_isUsed; } ///< by a visit

    bool isReady() const override { return m_reader.isReady(); }
    std::optional<Fault> problem() const override { return m_reader.problem(); }
    device::ApduLimits limits() const override { return m_reader.limits(); }
    void listen() override;
    void stop() override;
    void transceive(const QByteArray& apdu, Milliseconds patience) override { m_reader.transceive(apdu, patience); }

Q_SIGNALS:
    void wanted(); ///< by a visit, from now on

private:
    device::ApduLink& m_reader;
    bool m_isUsed = false;
};

/// A reader for phones and cards, behind a program of its own: naru-nfcd, or another that speaks its frames.
class ReaderDevice final : public RackDevice {
    Q_OBJECT

public:
    using MakeTap = std::function<std::unique_ptr<device::VisitEndpoint>(device::ApduLink&)>;

    ReaderDevice(
        const device::DeviceChoice& choice, const House& house, const QString& program, const MakeTap& makeTap);
    ~ReaderDevice() override;

    QString makerName() const override;
    bool isReady() const override { return m_reader.isReady(); }
    /// Who else has the reader, where that can be seen; else what its program says.
    std::optional<Fault> problem() const override;
    device::VisitEndpoint* endpoint() override { return m_tap.get(); }

protected:
    Result<void> beginTest() override;
    void endTest() override;
    Fault nothingCame() const override;

private:
    void findConflict();

    device::NfcReader m_reader;
    std::optional<Fault> m_conflict;
    SharedLink m_link;
    std::unique_ptr<device::VisitEndpoint> m_tap;
};

} // namespace naru::rack
