// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/admin.h"

namespace naru::hub {

/// --who N --role reader|operator|administrator; the password is the first line of standard input:
/// {"name", "secret", "otpauth"}, the secret of the authenticator, told once.
int operatorAdd(const AdminCall& call);
/// --who N: nobody signs in by it again; the record keeps it.
int operatorClose(const AdminCall& call);

} // namespace naru::hub
