// Whether a clinic that a request names is the one its session belongs to.

/** True for the id or the slug of the session's clinic; any other clinic is not there, whether it exists or not. */
export function isOwnClinic(
  session: { readonly caller: { readonly clinicId: string }; readonly slug: string },
  named: string,
) {
  return named.toLowerCase() === session.caller.clinicId || named === session.slug;
}
