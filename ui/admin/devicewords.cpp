// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/devicewords.h"

#include <QCoreApplication>

#include <array>

namespace naru::ui::admin {

using device::DeviceChoice;
using Kind = DeviceChoice::Kind;

namespace {

// In the order of DeviceChoice::Kind.
constexpr std::array<DeviceSort, 6> sorts{
    {{"nfc_reader", "nfc-tap", "doctor.nfc_reader"}, {"card_reader", "card", "doctor.card_reader"},
        {"bluetooth", "phone", "doctor.bluetooth"}, {"camera", "camera", "doctor.camera"},
        {"scanner", "scanner", "doctor.scanner"}, {"printer", "printer", "doctor.printer"}}};

class DeviceWords {
    Q_DECLARE_TR_FUNCTIONS(naru::ui::admin::DeviceWords)

public:
    static QString name(Kind kind)
    {
        switch (kind) {
        case Kind::NfcReader:
            return tr("NFC 리더기");
        case Kind::CardReader:
            return tr("카드 리더기");
        case Kind::Bluetooth:
            return tr("블루투스");
        case Kind::Camera:
            return tr("카메라");
        case Kind::Printer:
            return tr("프린터");
        case Kind::Scanner:
            break;
        }
        return tr("스캐너");
    }
    static QString place(const device::PrinterSetup& setup)
    {
        if (setup.isQueue())
            return tr("인쇄 서비스 · %1").arg(setup.queue());
        return setup.baud == device::PrinterSetup::usualBaud ? setup.place
                                                             : tr("%1 · %2 보드").arg(setup.place).arg(setup.baud);
    }
    static QString hold(Kind kind)
    {
        switch (kind) {
        case Kind::NfcReader:
        case Kind::CardReader:
            return tr("20초 안에 카드나 휴대폰을 리더기에 대 주세요.");
        case Kind::Bluetooth:
            return tr("블루투스를 살피고 있어요.");
        case Kind::Camera:
            return tr("20초 안에 QR을 카메라에 보여 주세요.");
        case Kind::Printer:
            return tr("시험 용지를 보내고 있어요.");
        case Kind::Scanner:
            break;
        }
        return tr("20초 안에 아무 코드나 읽어 주세요.");
    }
    static QString worked(Kind kind)
    {
        switch (kind) {
        case Kind::NfcReader:
        case Kind::CardReader:
            return tr("시험했어요. 카드와 휴대폰을 읽습니다.");
        case Kind::Bluetooth:
            return tr("시험했어요. 블루투스를 쓸 수 있습니다.");
        case Kind::Camera:
            return tr("시험했어요. 화면이 오고 코드를 읽습니다.");
        case Kind::Printer:
            return tr("시험 용지가 끝까지 나왔습니다. 글자와 금을 보아 주세요.");
        case Kind::Scanner:
            break;
        }
        return tr("시험했어요. 코드를 읽습니다.");
    }
};

} // namespace

const DeviceSort& sortOf(Kind kind)
{
    return sorts[static_cast<std::size_t>(kind)];
}

std::optional<Kind> kindNamed(const QString& word)
{
    for (std::size_t i = 0; i < sorts.size(); ++i) {
        if (word == QLatin1StringView(sorts[i].word))
            return static_cast<Kind>(i);
    }
    return std::nullopt;
}

QString sortName(Kind kind)
{
    return DeviceWords::name(kind);
}

QString whatToHold(Kind kind)
{
    return DeviceWords::hold(kind);
}

QString whatWorked(Kind kind)
{
    return DeviceWords::worked(kind);
}

QString titleOf(const device::Device& device)
{
    return device.choice().name.isEmpty() ? sortName(device.choice().kind) : device.choice().name;
}

QString placeOfPrinter(const DeviceChoice& choice)
{
    return DeviceWords::place(device::printerSetupOf(choice.address).value_or(device::PrinterSetup{choice.address}));
}

QString portOf(const DeviceChoice& choice)
{
    if (choice.kind == Kind::Scanner)
        return choice.address.section(u',', 0, 0);
    if (choice.kind == Kind::Printer) {
        const auto setup = device::printerSetupOf(choice.address);
        return setup && setup->place.startsWith(u'/') ? setup->place : QString();
    }
    return choice.kind == Kind::NfcReader ? choice.address.section(u':', 1, 1) : QString();
}

} // namespace naru::ui::admin
