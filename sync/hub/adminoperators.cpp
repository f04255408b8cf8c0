// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/adminoperators.h"

#include "sync/hub/operators.h"

#include <QFile>
#include <QUrl>

#include <array>
#include <cstdio>

namespace naru::hub {

namespace {

constexpr qint64 lineBytesMax = 1'024;
constexpr const char* addUsage
    = "operator add --who N --role reader|operator|administrator  (password on standard input)";
constexpr const char* closeUsage = "operator close --who N";

std::optional<Role> roleOf(const QString& name)
{
    for (const Role role : {Role::Reader, Role::Operator, Role::Administrator})
        if (name == QLatin1StringView(roleName(role)))
            return role;
    return {};
}

QString passwordLine()
{
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray line = in.readLine(lineBytesMax);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

} // namespace

int operatorAdd(const AdminCall& call)
{
    const auto name = optionOf(call.options, "--who"), role = optionOf(call.options, "--role");
    const auto which = role ? roleOf(*role) : std::nullopt;
    if (!name || !which)
        return complain(addUsage);
    SystemRandom random;
    if (const auto made = call.pool.migrate(Operators::schemaRoom, Operators::migrations()); !made)
        return complain(made.fault());
    Operators operators(call.pool, call.clock, random);
    const auto secret = operators.add(*name, *which, passwordLine());
    if (!secret)
        return complain(secret.fault());
    const QString label = QString::fromLatin1(QUrl::toPercentEncoding(QStringLiteral("나루 허브:") + *name));
    print({{QStringLiteral("name"), *name}, {QStringLiteral("secret"), *secret},
        {QStringLiteral("otpauth"), QStringLiteral("otpauth://totp/%1?secret=%2").arg(label, *secret)}});
    return 0;
}

int operatorClose(const AdminCall& call)
{
    const auto name = optionOf(call.options, "--who");
    if (!name)
        return complain(closeUsage);
    SystemRandom random;
    if (const auto made = call.pool.migrate(Operators::schemaRoom, Operators::migrations()); !made)
        return complain(made.fault());
    const auto closed = Operators(call.pool, call.clock, random).close(*name);
    if (!closed)
        return complain(closed.fault());
    print({{QStringLiteral("name"), *name}, {QStringLiteral("closed"), true}});
    return 0;
}

} // namespace naru::hub
