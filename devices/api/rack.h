// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "devices/api/codesource.h"
#include "devices/api/printer.h"
#include "devices/api/printersetup.h"
#include "devices/api/visitendpoint.h"

#include <QList>
#include <QString>

namespace naru::device {

/// A device that a desk's settings name.
struct DeviceChoice {
    enum class Kind : quint8 {
        NfcReader,  ///< through libnfc: "pn532_uart:/dev/ttyUSB0"
        CardReader, ///< through PC/SC: the reader's name as pcscd calls it
        Bluetooth,  ///< the adapter's address; empty: the machine's first
        Camera,     ///< its id; empty: the machine's first
        Scanner,    ///< path of a serial port
        Printer,    ///< see PrinterSetup
    };
    Kind kind = Kind::NfcReader;
    QString address;
    QString name; ///< as the people of this desk call it: "왼쪽 리더기"; may be empty

    static constexpr qsizetype addressLettersMax = 256, nameLettersMax = 40;
    bool operator==(const DeviceChoice&) const = default;
};

/// One of them as people know it: how it is, what went wrong last, and a way to try it.
class Device : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    struct Trouble {
        Fault fault;
        Instant at;
    };
    virtual const DeviceChoice& choice() const = 0;
    virtual QString makerName() const = 0; ///< as it calls itself; empty while it is away
    virtual bool isReady() const = 0;
    virtual std::optional<Fault> problem() const = 0;       ///< why it is not ready
    virtual std::optional<Trouble> lastTrouble() const = 0; ///< stays when it is well again
    /// It works, but somebody should see to it: PaperLow.
    virtual std::optional<Fault> warning() const { return std::nullopt; }

    /// Tries it for `testMax` at most: a reader and a scanner wait for something held to them, a printer prints a page.
    virtual void test() = 0;
    static constexpr Milliseconds testMax{20'000};

Q_SIGNALS:
    void changed();
    void tested(const naru::Result<void>& outcome);
};

/// A printer of the rack, and how it is printed on.
struct PrinterUse {
    Printer* printer = nullptr; ///< gone after the next devicesChanged() that does not have it
    PrinterSetup setup;

    bool operator==(const PrinterUse&) const = default;
};

/// All devices of this desk. They come and go while it works.
class Rack : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QList<Device*> devices() const = 0;              ///< in the order of the settings
    virtual QList<VisitEndpoint*> endpoints() const = 0;     ///< ways in which a phone can come
    virtual QList<CodeSource*> codeSources() const = 0;      ///< cameras first
    virtual QList<PrinterUse> printers() const = 0;          ///< the one for receipts first
    virtual QList<DeviceChoice> offered() const = 0;         ///< plugged into this machine, chosen or not
    virtual void use(const QList<DeviceChoice>& chosen) = 0; ///< what stays the same is not touched

Q_SIGNALS:
    void devicesChanged();                      ///< other devices than before
    void offeredChanged();                      ///< something was plugged in or out
    void codeRead(const QByteArray& code);      ///< by any source
    void codeRefused(const naru::Fault& fault); ///< by any source
};

} // namespace naru::device
