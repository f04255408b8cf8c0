// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rack/printerdevice.h"
#include "app/rack/readerdevice.h"
#include "devices/api/handover.h"
#include "devices/api/linkshare.h"

#include <vector>

namespace naru::rack {

/// The devices of this machine as its desk chose them; where it chose none, what needs no choice: the first camera and
/// the Bluetooth adapter, as long as there is one. A reader or a scanner is never guessed: another machine's bytes may
/// be on that port.
class MachineRack final : public device::Rack {
    Q_OBJECT

public:
    struct Parts {
        const Clock& clock; ///< must outlive the rack, as the machine must
        Machine& machine;
        QString nfcProgram;                     ///< naru-nfcd
        QString cardProgram;                    ///< naru-cardd
        ReaderDevice::MakeTap makeTap;          ///< the endpoint of a reader
        device::LinkShare::Link* air = nullptr; ///< the Bluetooth of this machine; must outlive the rack
        device::HandoverDoor door;              ///< of phones that show their QR
        QList<device::DeviceChoice> extra;      ///< besides what is chosen, for as long as this program runs
        Milliseconds testMax = device::Device::testMax;
        PrinterDevice::TrialPage trialPage{}; ///< without it a printer cannot be tried
        QString printServer{};                ///< empty: the machine's own
    };
    explicit MachineRack(Parts parts);
    ~MachineRack() override;

    QList<device::Device*> devices() const override;
    QList<device::VisitEndpoint*> endpoints() const override;
    QList<device::CodeSource*> codeSources() const override;
    QList<device::PrinterUse> printers() const override;
    QList<device::DeviceChoice> offered() const override { return m_offered; }
    void use(const QList<device::DeviceChoice>& chosen) override;

    /// A source that nobody has to choose; must outlive the rack.
    void add(device::CodeSource& source);

private:
    using Devices = std::vector<std::unique_ptr<RackDevice>>;
    QList<device::DeviceChoice> wanted() const;
    std::unique_ptr<RackDevice> make(const device::DeviceChoice& choice);
    void rebuild();
    bool hasBluetooth() const;
    QList<device::CodeSource*> chosenSources() const; ///< of the devices
    QList<device::DeviceChoice> allOffered() const;
    void look();

    const Parts m_parts;
    QList<device::DeviceChoice> m_chosen, m_offered;
    Devices m_devices;
    QList<device::CodeSource*> m_added;
};

} // namespace naru::rack
